import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furnish, tidy } from './support/context.ts';
import { allExamples } from './support/extract.ts';
import { toModules } from './support/modules.ts';

const home = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'tiercel-examples-'));
const { modules, problems } = toModules(allExamples(), folder);

beforeAll(async () => {
  process.chdir(folder);
  await furnish();
  for (const { path, module } of modules) writeFileSync(path, module);
});
afterAll(async () => {
  await tidy();
  process.chdir(home);
  rmSync(folder, { recursive: true, force: true });
});

describe('examples in docstrings and README', () => {
  it('[DOC-1] fit the types', () => {
    expect(modules.length).toBeGreaterThan(20);
    expect(problems).toEqual([]);
  });

  it.each(modules.map((example) => [`${example.file}:${example.line}`, example] as const))(
    '[DOC-1] the one at %s runs, and gives what its comments say',
    async (_, { path, throws }) => {
      const run = import(path);
      if (throws) await expect(run).rejects.toThrow();
      else await run;
    },
  );
});
