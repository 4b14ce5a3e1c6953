// The tests of the last run as a page: what failed first, then each file with its tests and their times.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './process.mjs';

const toHtml = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** { file, tests: [{ name, state, ms, message }] } each, from the JSON that vitest writes. */
export function vitestSuites({ testResults }) {
  return testResults.map(({ name, assertionResults, message }) => ({
    file: relative(root, name),
    tests:
      assertionResults.length === 0 && message
        ? [{ name: 'the file', state: 'failed', ms: 0, message }]
        : assertionResults.map((test) => ({
            name: test.fullName.trim(),
            state: test.status,
            ms: test.duration ?? 0,
            message: (test.failureMessages ?? []).join('\n'),
          })),
  }));
}

/** The same from the JSON that GoogleTest writes. */
export function gtestSuites({ testsuites = [] }) {
  return testsuites.flatMap(({ testsuite }) => {
    const tests = testsuite.map(({ name, time, failures = [] }) => ({
      name,
      state: failures.length === 0 ? 'passed' : 'failed',
      ms: Number.parseFloat(time) * 1000,
      message: failures.map(({ failure }) => failure).join('\n'),
    }));
    return tests.length === 0 ? [] : [{ file: `${testsuite[0].file}: ${testsuite[0].classname}`, tests }];
  });
}

const rowOf = ({ name, state, ms, message }) =>
  `<tr class="${state}"><td>${state}</td><td class="n">${Math.round(ms)}</td><td>${toHtml(name)}${message ? `<pre>${toHtml(message)}</pre>` : ''}</td></tr>`;

const tableOf = (tests) => `<table>${tests.map(rowOf).join('\n')}</table>`;

/** The page of all suites. */
export function testPage(suites) {
  const all = suites.flatMap(({ file, tests }) => tests.map((test) => ({ ...test, file })));
  const count = (state) => all.filter((test) => test.state === state).length;
  const failed = all.filter(({ state }) => state === 'failed');
  const bodies = suites.map(
    ({ file, tests }) =>
      `<details><summary>${toHtml(file)}: ${tests.length} tests, ${Math.round(tests.reduce((sum, { ms }) => sum + ms, 0))} ms</summary>${tableOf(tests)}</details>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tests</title><style>
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
td { padding: .1rem .8rem .1rem 0; vertical-align: top; } td.n { text-align: right; font-variant-numeric: tabular-nums; }
pre { white-space: pre-wrap; margin: 0; } .failed td:first-child { color: #d93636; font-weight: 600; }
</style></head><body><h1>${count('passed')} passed, ${failed.length} failed, ${all.length - count('passed') - failed.length} skipped</h1>
${failed.length === 0 ? '' : `<h2>Failed</h2>${tableOf(failed.map((test) => ({ ...test, name: `${test.file}: ${test.name}` })))}`}
${bodies.join('\n')}
</body></html>
`;
}

/** Writes the page; returns where it is. */
export function writeTestPage(suites) {
  const path = join(root, 'out', 'tests.html');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, testPage(suites));
  return path;
}
