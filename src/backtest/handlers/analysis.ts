import { ta } from '../../indicators/index.ts';
import { TiercelError } from '../../kernel/index.ts';
import type { HistoryAnalysis } from './analysis-types.ts';
import { historyOf, type Known, maskHistoryOf, sourceOf } from './history.ts';

/** One argument of a call as `ta` takes it, and as a part of the key under which the result is kept. */
interface Argument {
  readonly value: unknown;
  readonly key: string;
  readonly known: Known | null;
  readonly name: string;
}

/** Of each indicator: more are found too, by the text of their arguments. */
const mostRemembered = 16;

function refuse(message: string): never {
  throw new TiercelError('TIERCEL_E_STRATEGY', message);
}

function refuseArray(call: string, given: unknown): void {
  if (!ArrayBuffer.isView(given) && !Array.isArray(given)) return;
  refuse(`${call} works on histories such as \`ctx.bars.close\`, not on arrays.`);
}

/** Numbers for the histories of one run, in the order in which they are first used. */
type Numbers = WeakMap<object, number>;

function ofHistory(history: object, numbers: { readonly of: Numbers; next: number }): Argument | null {
  const source = sourceOf(history);
  if (source === undefined) return null;
  let number = numbers.of.get(history);
  if (number === undefined) {
    number = numbers.next++;
    numbers.of.set(history, number);
  }
  return { value: source.values, key: `#${number}`, known: source.known, name: source.name };
}

function sameKnown(call: string, parts: readonly (Known | null)[]): Known | null {
  const clocks = new Set(parts.filter((known) => known !== null));
  if (clocks.size > 1) refuse(`${call}: the histories are of different instruments; their bars do not pair.`);
  return [...clocks][0] ?? null;
}

function outcome(result: unknown, name: string, known: Known): unknown {
  if (result instanceof Float64Array) return historyOf({ name, known, values: result });
  if (result instanceof Uint8Array) return maskHistoryOf({ name, known, values: result });
  const parts = Object.entries(result as object);
  return Object.freeze(
    Object.fromEntries(parts.map(([part, column]) => [part, outcome(column, `${name}.${part}`, known)])),
  );
}

/** Calls whose arguments are the same values and the same objects as before, of which a callback makes the same few at each bar. */
function remembered(compute: (...given: unknown[]) => unknown): (...given: unknown[]) => unknown {
  const calls: { readonly given: readonly unknown[]; readonly result: unknown }[] = [];
  return (...given) => {
    for (const call of calls) if (isSame(call.given, given)) return call.result;
    const result = compute(...given);
    // Objects that are made anew for each call would fill it: those are found by their content.
    if (calls.length < mostRemembered) calls.push({ given, result });
    return result;
  };
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The indicators for the callbacks of one run. */
export function analysisOf(): HistoryAnalysis {
  const numbers = { of: new WeakMap<object, number>(), next: 0 };
  const kept = new Map<string, unknown>();

  function partOf(call: string, [name, part]: readonly [string, unknown]): Argument {
    refuseArray(call, part); // an `out` would show the future
    const single = typeof part === 'object' && part !== null ? ofHistory(part, numbers) : null;
    return single ?? { value: part, key: String(part), known: null, name };
  }

  function argument(call: string, given: unknown): Argument {
    if (typeof given !== 'object' || given === null) {
      return { value: given, key: String(given), known: null, name: String(given) };
    }
    const single = ofHistory(given, numbers);
    if (single !== null) return single;
    refuseArray(call, given);
    const all = Object.entries(given).map(([name, part]): [string, Argument] => [name, partOf(call, [name, part])]);
    const histories = all.filter(([, { known }]) => known !== null);
    const parts = histories.length === 0 ? all : histories; // of bars their columns, of options what they say
    return {
      value: Object.fromEntries(parts.map(([name, part]) => [name, part.value])),
      key: `{${parts.map(([name, part]) => `${name}:${part.key}`).join()}}`,
      known: sameKnown(
        call,
        parts.map(([, part]) => part.known),
      ),
      name: 'bars',
    };
  }

  function compute(name: keyof HistoryAnalysis, given: readonly unknown[]): unknown {
    const call = `ctx.ta.${name}`;
    const inputs = given.map((value) => argument(call, value));
    const key = `${name}(${inputs.map((input) => input.key).join()})`;
    const before = kept.get(key);
    if (before !== undefined) return before;
    const known = sameKnown(
      call,
      inputs.map((input) => input.known),
    );
    if (known === null) return refuse(`${call} needs histories such as \`ctx.bars.close\`.`);
    const computed = ta[name] as (...values: unknown[]) => unknown;
    const label = `${name}(${inputs.map((input) => input.name).join(', ')})`;
    const result = outcome(computed(...inputs.map((input) => input.value)), label, known);
    kept.set(key, result);
    return result;
  }

  const names = Object.keys(ta) as (keyof HistoryAnalysis)[];
  return Object.freeze(
    Object.fromEntries(names.map((name) => [name, remembered((...given) => compute(name, given))])),
  ) as unknown as HistoryAnalysis;
}
