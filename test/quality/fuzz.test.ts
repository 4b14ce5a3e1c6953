import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isTiercelError } from '../../src/kernel/index.ts';
import { mutations } from '../fuzz/support/mutate.ts';
import type { FuzzTarget } from '../fuzz/support/target.ts';

const corpusOf = (name: string) => {
  const folder = join('test/fuzz/corpus', name);
  return readdirSync(folder).map((file) => readFileSync(join(folder, file)));
};
const scripts = readdirSync('test/fuzz').filter((name) => name.endsWith('.fuzz.ts'));
const natives = readFileSync('native/sources-fuzz.txt', 'utf8').trim().split('\n');

describe('fuzz targets', () => {
  it('[QUAL-1] every one has inputs to start from, and every folder of inputs a target', () => {
    const names = [...scripts, ...natives].map((path) =>
      path
        .split('/')
        .at(-1)!
        .replace(/_fuzz\.cpp$|\.fuzz\.ts$/, ''),
    );
    expect(readdirSync('test/fuzz/corpus').sort()).toEqual(names.sort());
  });

  it.each(scripts)(
    '[QUAL-1] %s answers its inputs, and changes of them, with a value or a TiercelError',
    async (file) => {
      const { target } = (await import(pathToFileURL(join('test/fuzz', file)).href)) as { target: FuzzTarget };
      const corpus = corpusOf(file.replace('.fuzz.ts', ''));
      const changed = mutations(corpus, { seed: 20261121, words: target.words });
      for (const input of [...corpus, ...Array.from({ length: 200 }, () => changed.next().value!)]) {
        const error = await Promise.resolve()
          .then(() => target.run(input))
          .catch((thrown: unknown) => thrown);
        if (error !== undefined && !isTiercelError(error)) throw error;
      }
    },
  );

  it('[QUAL-1] the same seed makes the same inputs', () => {
    const take = (seed: number) => {
      const made = mutations(corpusOf('costs'), { seed, words: ['bps'] });
      return Array.from({ length: 20 }, () => new TextDecoder().decode(made.next().value!));
    };
    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
  });
});
