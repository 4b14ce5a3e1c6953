import { describe, expect, it } from 'vitest';
import { script } from './support.ts';

interface Suite {
  readonly file: string;
  readonly tests: readonly { readonly name: string; readonly state: string; readonly ms: number }[];
}
const { vitestSuites, gtestSuites, testPage } = await script<{
  vitestSuites(results: object): Suite[];
  gtestSuites(results: object): Suite[];
  testPage(suites: readonly Suite[]): string;
}>('lib/test-page.mjs');

const vitest = vitestSuites({
  testResults: [
    {
      name: `${process.cwd()}/test/a.test.ts`,
      assertionResults: [
        { fullName: 'a adds', status: 'passed', duration: 3 },
        { fullName: 'a fails', status: 'failed', duration: 1, failureMessages: ['1 < 2'] },
      ],
    },
    { name: `${process.cwd()}/test/b.test.ts`, assertionResults: [], message: 'it does not compile' },
  ],
});
const gtest = gtestSuites({
  testsuites: [{ testsuite: [{ name: 'Rounds', classname: 'Grid', file: 'native/grid_test.cpp', time: '0.012s' }] }],
});

describe('the page of tests', () => {
  it('[QUAL-2] holds the tests of both languages, counted', () => {
    expect(gtest[0]!.tests[0]).toMatchObject({ name: 'Rounds', state: 'passed', ms: 12 });
    const page = testPage([...gtest, ...vitest]);
    expect(page).toContain('<h1>2 passed, 2 failed, 0 skipped</h1>');
    expect(page).toContain('native/grid_test.cpp: Grid: 1 tests');
  });

  it('[QUAL-2] shows what failed first, with the message, and a file that did not run at all', () => {
    const page = testPage(vitest);
    const failures = page.slice(page.indexOf('<h2>Failed'), page.indexOf('<details>'));
    expect(failures).toContain('test/a.test.ts: a fails<pre>1 &lt; 2</pre>');
    expect(failures).toContain('test/b.test.ts: the file<pre>it does not compile</pre>');
    expect(testPage(gtest)).not.toContain('<h2>Failed');
  });
});
