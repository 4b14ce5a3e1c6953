import { describe, expect, it } from 'vitest';
import { compareWith, readBaseline } from '../../bench/baseline.ts';

const base = { machine: 'm', node: 'v20', best: { sma: 1, ema: 2, rsi: 4, old: 3 } };

describe('base line of the daily suite', () => {
  it('[QUAL-1] more than 15 % longer is slower, as much shorter is faster, what lies between is noise', () => {
    const now = { sma: 1.15, ema: 2.31, rsi: 3.4 };
    expect(compareWith(base, now).slice(0, 3)).toEqual([
      { name: 'sma', nowMs: 1.15, beforeMs: 1, ratio: 1.15, verdict: 'same' },
      { name: 'ema', nowMs: 2.31, beforeMs: 2, ratio: 1.155, verdict: 'SLOWER' },
      { name: 'rsi', nowMs: 3.4, beforeMs: 4, ratio: 0.85, verdict: 'faster' },
    ]);
    expect(compareWith(base, { rsi: 3.5 })[0]!.verdict).toBe('same'); // 3.5 x 1.15 is more than 4
  });

  it('[QUAL-1] work that only one side has is told and counts as neither', () => {
    const verdicts = compareWith(base, { sma: 1, wma: 5 }).map(({ name, verdict }) => [name, verdict]);
    expect(verdicts).toEqual([
      ['sma', 'same'],
      ['wma', 'new'],
      ['ema', 'gone'],
      ['rsi', 'gone'],
      ['old', 'gone'],
    ]);
    expect(compareWith(undefined, { sma: 1 })).toEqual([{ name: 'sma', nowMs: 1, verdict: 'new' }]);
  });

  it.each(['', '{', 'null', '[]', '{"medians":{}}', '{"best":{"sma":0}}', '{"best":{"sma":"1"}}'])(
    '[QUAL-1] a base line that is none is refused with the way out: %s',
    (text) => {
      expect(() => readBaseline(text)).toThrow('npm run bench -- --store-baseline makes it anew');
      expect(readBaseline(JSON.stringify(base))).toEqual(base);
    },
  );
});
