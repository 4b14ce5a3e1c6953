/**
 * How near every indicator is to its references: the golden cases (exact arithmetic, TA-Lib, other libraries), and
 * TA-Lib's C library on a year of real minutes. Needs Python 3, CMake and TIERCEL_TEST_DATA. Fails where a value is
 * farther from exact arithmetic than a test allows, or where one differs from TA-Lib on the same doubles.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { indicators, readCsv } from '../src/index.ts';
import { compute, farthest, type GoldenCase, goldenCases, offStep, onStep } from '../test/indicators/support/golden.ts';
import { peersFolder } from './peers/environment.ts';
import { besideTalib, type TalibRow } from './peers/talib.ts';

const shown = (value: number | undefined) => (value === undefined ? '' : value === 0 ? '0' : value.toExponential(1));
const most = (values: readonly number[]) => (values.length === 0 ? undefined : Math.max(...values));

function distancesOf(cases: readonly GoldenCase[], reference: 'exact' | 'talib' | 'other'): number | undefined {
  const far = cases.flatMap((one) => {
    const kept = one[reference];
    if (kept === undefined) return [];
    const bars = reference === 'exact' || !one.ties ? onStep : offStep;
    return [farthest(compute(one, bars), kept)];
  });
  return most(far);
}

function goldenRow(name: string): string {
  const cases = goldenCases.filter((one) => one.name === name);
  const others = [...new Set(cases.flatMap(({ other }) => (other === undefined ? [] : [other.source])))];
  const cells = [
    name,
    cases.length,
    ...(['exact', 'talib', 'other'] as const).map((to) => shown(distancesOf(cases, to))),
  ];
  return `| ${[...cells, others.join('; ')].join(' | ')} |`;
}

/**
 * The minutes of a year, with a volume that counts up and down: the file has none. Prices as they are, and as whole
 * ticks, whose differences and sums no double rounds.
 */
async function writeMinutes(): Promise<{ prices: string; ticks: string; length: number }> {
  const data = process.env.TIERCEL_TEST_DATA;
  if (data === undefined) throw new Error('set TIERCEL_TEST_DATA to the folder of the test data');
  const { bars } = await readCsv(join(data, 'histdata-1m', 'eurusd_1m_2018.csv.gz'), { tz: 'UTC' });
  const volume = bars.close.map((_, i) => 1 + ((i * 7919) % 997));
  const { open, high, low, close } = bars;
  const columns = { open, high, low, close, volume, periods: volume.map((value) => 2 + (value % 29)) };
  const write = (name: string, of: (column: Float64Array, name: string) => Float64Array) => {
    const folder = join(peersFolder(), name);
    mkdirSync(folder, { recursive: true });
    for (const [role, column] of Object.entries(columns)) writeFileSync(join(folder, `${role}.f64`), of(column, role));
    return folder;
  };
  const isPrice = (name: string) => ['open', 'high', 'low', 'close'].includes(name);
  return {
    prices: write('equality-prices', (column) => column),
    ticks: write('equality-ticks', (column, name) => (isPrice(name) ? column.map((x) => Math.round(x * 1e5)) : column)),
    length: bars.length,
  };
}

const rows = indicators.list();
console.log(`## Golden cases: ${goldenCases.length} of ${rows.length} indicators\n`);
console.log(
  'Largest distance from the reference, of the largest size of an output; 0 where all bits are equal. Exact: rational or',
);
console.log(
  '50-digit arithmetic of the published formula (test/golden/indicators/*_cases.py). The tests hold these.\n',
);
console.log('| indicator | cases | exact | TA-Lib | other | which |\n|---|---|---|---|---|---|');
for (const { name } of rows) console.log(goldenRow(name));

const { prices, ticks, length } = await writeMinutes();
const beside = besideTalib({ folder: prices, decimals: 5, rounds: 1 });
const whole = new Map(besideTalib({ folder: ticks, decimals: 0, rounds: 1 }).map((row) => [row.name, row]));

function talibRow({ name, talib, offStepDifference: off, onStepDifference: on }: TalibRow): string {
  const cells = [name, talib, shown(off.largest), off.rows, on.rows, whole.get(name)!.onStepDifference.rows];
  return `| ${cells.join(' | ')} |`;
}

console.log(`\n## TA-Lib 0.8.2 on EURUSD 1m 2018, ${length.toLocaleString('en')} bars\n`);
console.log(
  'Default parameters. Rows that differ: integers at all, numbers by over 1e-9 of the largest value. On the step ties are those',
);
console.log(
  'of the decimals, in TA-Lib those of rounded doubles. The last column gives both the same prices as whole ticks, which are not',
);
console.log(
  'rounded: what differs before and not there is TA-Lib’s rounding (test/indicators/patterns.test.ts holds every bar of the',
);
console.log('patterns against whole numbers).\n');
console.log(
  '| indicator | TA-Lib | largest difference, same doubles | rows, same doubles | rows, on the step | rows, whole ticks |',
);
console.log('|---|---|---|---|---|---|');
for (const row of beside) console.log(talibRow(row));
console.log(
  '\nstochRsi: while the price stands still the RSI does not change, and both sides divide what is left by rounding.',
);
const byRounding = ['stochRsi'];
const wrong = beside.filter(
  ({ name, offStepDifference: off, lookback, begin }) =>
    lookback !== begin || (off.rows > 0 && whole.get(name)!.onStepDifference.rows > 0 && !byRounding.includes(name)),
);
if (wrong.length > 0) throw new Error(`values or lookbacks differ: ${wrong.map(({ name }) => name).join(', ')}`);
