// The cost options of the command line: what is read is finite, and only commissions, which know rebates, are negative.
import { parseCommission, parseSlippage, parseSpread } from '../../src/backtest/index.ts';
import { isTiercelError } from '../../src/kernel/index.ts';
import { type FuzzTarget, textOf } from './support/target.ts';

function check(parse: (text: string) => object, text: string): void {
  try {
    for (const value of Object.values(parse(text)))
      if (typeof value === 'number' && !(Number.isFinite(value) && (value >= 0 || parse === parseCommission)))
        throw new Error(`${parse.name} made ${value} of "${text}"`);
  } catch (error) {
    if (!isTiercelError(error)) throw error;
  }
}

export const target: FuzzTarget = {
  words: ['data', 'ticks', 'tick', 'bps', '/unit', ',min=', ',max=', '%', '1e-5', '.5', '0', ' '],
  run(input) {
    const text = textOf(input);
    for (const parse of [parseSpread, parseSlippage, parseCommission]) check(parse, text);
  },
};
