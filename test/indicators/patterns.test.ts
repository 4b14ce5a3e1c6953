import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { asColumn, indicators, ta } from '../../src/index.ts';

const names = ['open', 'high', 'low', 'close'] as const;
type Ticks = Record<(typeof names)[number], number[]>;

interface Expected {
  readonly name: string;
  readonly parameters: { readonly penetration?: number };
  readonly counts: Readonly<Record<string, number>>;
  readonly sha256: string;
  readonly talibDiffers?: number;
}

interface Shapes {
  readonly rows: number;
  readonly first: number;
  readonly oneInPlanted: number;
  readonly gaps: readonly number[];
  readonly bodies: readonly number[];
  readonly shadows: readonly number[];
  readonly planted: readonly (readonly (readonly [number, number, number, number])[])[];
}

const read = (file: string) =>
  JSON.parse(readFileSync(new URL(`../golden/indicators/${file}`, import.meta.url), 'utf8'));
const { shapes, patterns } = read('candles.json') as { shapes: Shapes; patterns: Expected[] };
const minutes = read('candles_eurusd.json') as { rows: number; patterns: Expected[] };
const folder = process.env.TIERCEL_TEST_DATA;

/** The walk of pattern_cases.py. */
function walk(): Ticks {
  let state = 11;
  const below = (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % n;
  };
  const oneOf = <T>(values: readonly T[]) => values[below(values.length)]!;
  const bars: Ticks = { open: [], high: [], low: [], close: [] };
  const queue: (readonly [number, number, number, number])[] = [];
  let price = shapes.first;
  for (let row = 0; row < shapes.rows; row++) {
    if (queue.length === 0 && below(shapes.oneInPlanted) === 0) queue.push(...oneOf(shapes.planted));
    const [gap, body, upper, lower] = queue.shift() ?? [
      oneOf(shapes.gaps),
      oneOf(shapes.bodies),
      oneOf(shapes.shadows),
      oneOf(shapes.shadows),
    ];
    const first = price + gap;
    price = first + body;
    bars.open.push(first);
    bars.high.push(Math.max(first, price) + upper);
    bars.low.push(Math.min(first, price) - lower);
    bars.close.push(price);
  }
  return bars;
}

function minuteTicks(): Ticks {
  const bars: Ticks = { open: [], high: [], low: [], close: [] };
  const text = gunzipSync(readFileSync(join(folder!, 'histdata-1m', 'eurusd_1m_2018.csv.gz'))).toString();
  for (const line of text.trimEnd().split('\n').slice(1)) {
    const fields = line.split(',');
    for (const [i, name] of names.entries()) bars[name].push(Math.round(Number(fields[i + 1]) * 1e5));
  }
  return bars;
}

/** Bars of ticks of 1 / scale, with that step or without one. */
function barsOf(ticks: Ticks, scale: number, step?: number) {
  const column = (name: (typeof names)[number]) => {
    const prices = Float64Array.from(ticks[name], (tick) => tick / scale);
    return step === undefined ? prices : asColumn(prices, step);
  };
  return { open: column('open'), high: column('high'), low: column('low'), close: column('close') };
}

function found(bars: ReturnType<typeof barsOf>, { name, parameters }: Expected) {
  const untyped = ta as unknown as Record<string, (...args: unknown[]) => Int32Array>;
  const { penetration } = parameters;
  const scores = untyped[name]!(bars, ...(penetration === undefined ? [] : [penetration]));
  const counts: Record<string, number> = {};
  for (const score of scores) if (score !== 0) counts[score] = (counts[score] ?? 0) + 1;
  return { counts, sha256: createHash('sha256').update(scores).digest('hex') };
}

const wanted = ({ counts, sha256 }: Expected) => ({ counts, sha256 });

describe('candlestick patterns', () => {
  const ticks = walk();
  const whole = barsOf(ticks, 1, 1);
  const decimal = barsOf(ticks, 1e5, 0.00001);
  const unknown = barsOf(ticks, 1);

  it('[IND-1] all 61 of TA-Lib are there, and each occurs in the walk', () => {
    const rows = indicators.list().filter(({ group }) => group === 'pattern');
    expect(rows.map(({ talib }) => talib).filter((function_) => function_?.startsWith('CDL'))).toHaveLength(61);
    expect(new Set(patterns.filter(({ counts }) => Object.keys(counts).length > 0).map(({ name }) => name)).size).toBe(
      61,
    );
  });

  it.each(patterns)('[IND-1] $name $parameters is exact in whole numbers, as TA-Lib is there', (expected) => {
    expect(found(whole, expected)).toEqual(wanted(expected));
    expect(found(unknown, expected)).toEqual(wanted(expected));
  });

  it.each(patterns)('[IND-1] $name $parameters is the same on prices of five decimals', (expected) => {
    expect(found(decimal, expected)).toEqual(wanted(expected));
  });
});

describe.skipIf(!folder)('candlestick patterns of real prices (needs TIERCEL_TEST_DATA)', () => {
  it('[IND-1] on EURUSD 1m 2018 each is exact, ties included, where TA-Lib differs in 198 bars of DOJI and 831 of LONGLINE', () => {
    const bars = barsOf(minuteTicks(), 1e5, 0.00001);
    expect(bars.close).toHaveLength(minutes.rows);
    for (const expected of minutes.patterns) {
      expect({ name: expected.name, ...found(bars, expected) }).toEqual({ name: expected.name, ...wanted(expected) });
    }
    const differs = Object.fromEntries(minutes.patterns.map(({ name, talibDiffers }) => [name, talibDiffers]));
    expect(differs).toMatchObject({ doji: 198, longLine: 831, shortLine: 1000 });
  });
});
