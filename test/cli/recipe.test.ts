import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandOf } from '../../src/cli/recipe.ts';

describe('the command that repeats a run', () => {
  const options = { symbol: 'EURUSD', timeframe: '1m', set: { fast: '20' }, reverse: true };

  it('[BT-6] names paths below the working folder as seen from there', () => {
    const store = join(process.cwd(), 'data', 'store');
    expect(commandOf({ strategy: join(process.cwd(), 'mine.ts'), options: { ...options, store } })).toBe(
      'tiercel backtest mine.ts --symbol EURUSD --timeframe 1m --set fast=20 --reverse --store data/store',
    );
  });

  it('[BT-6] leaves other paths whole and quotes what a shell would split', () => {
    expect(
      commandOf({ strategy: '/elsewhere/my strategy.ts', options: { ...options, store: '/elsewhere/store' } }),
    ).toBe(
      "tiercel backtest '/elsewhere/my strategy.ts' --symbol EURUSD --timeframe 1m --set fast=20 --reverse --store /elsewhere/store",
    );
  });
});
