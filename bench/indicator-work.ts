import { indicators, ta } from '../src/index.ts';
import { callArguments } from '../test/indicators/support/arguments.ts';
import type { WalkBars } from './walk.ts';

type AnyArray = Float64Array | Uint8Array | Int32Array;
type AnyFunction = (...args: unknown[]) => unknown;

const arrayOf = { real: Float64Array, mask: Uint8Array, integer: Int32Array } as const;

/** Parameters other than the defaults: those of the figures that others publish. */
const usual: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  bbands: { period: 20 },
  stddev: { period: 20 },
};

/** The call of an indicator over these bars into columns that are used again, and these columns. */
export function indicatorWork(name: string, bars: WalkBars, step?: null) {
  const row = indicators.list().find((candidate) => candidate.name === name);
  if (row === undefined) throw new Error(`there is no indicator ${name}`);
  const length = bars.close.length;
  const outputs: AnyArray[] = row.outputs.map(({ kind }) => new arrayOf[kind](length));
  const out = outputs.length === 1 ? outputs[0] : Object.fromEntries(row.outputs.map((o, i) => [o.name, outputs[i]]));
  const options = step === null ? { out, step } : { out };
  const columns = { ...bars, a: bars.close, b: bars.open };
  const args = callArguments(row, columns, { parameters: usual[name] ?? {}, options });
  const call = (ta as unknown as Record<string, AnyFunction>)[name]!;
  return { work: () => call(...args), outputs };
}
