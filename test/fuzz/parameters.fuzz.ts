// Texts of `--set name=value`: each is a value inside its parameter's range, or refused.
import { param } from '../../src/backtest/index.ts';
import { resolveParams } from '../../src/backtest/strategy/parameters.ts';
import { type FuzzTarget, textOf } from './support/target.ts';

const specs = {
  period: param.int(2, 500, { default: 20 }),
  stop: param.float(-1, 2.5, { default: 0 }),
  side: param.choice(['long', 'short'], { default: 'long' }),
  reverse: param.bool({ default: false }),
};

export const target: FuzzTarget = {
  words: [...Object.keys(specs), '=', '\n', '20', '1e1', '-0', '.5', 'Infinity', 'NaN', 'true', 'short', '__proto__'],
  run(input) {
    const pairs = textOf(input)
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const);
    const { period, stop, side, reverse } = resolveParams('fuzzed', specs, Object.fromEntries(pairs));
    const fits =
      Number.isInteger(period) &&
      Number(period) >= 2 &&
      Number(period) <= 500 &&
      Number(stop) >= -1 &&
      Number(stop) <= 2.5;
    if (!fits || !['long', 'short'].includes(String(side)) || typeof reverse !== 'boolean')
      throw new Error(`${JSON.stringify({ period, stop, side, reverse })} passed`);
  },
};
