import { type BacktestResult, dataHash, type RunInstrument, type SimulationRecord } from '../backtest/index.ts';
import { type ColumnEntry, packColumns, type RunColumn, unpackColumn } from './columns.ts';
import { fromTaggedJson, toTaggedJson } from './tagged-json.ts';
import type { RunContent, RunData } from './types.ts';

// A content is: u32 length of the header, the header (JSON), the chunks of all columns.

const form = 'tiercel-run-2';
const lengthBytes = 4;

const tables = ['orders', 'fills', 'trades', 'ledger'] as const;
type TableName = (typeof tables)[number] | 'marginEvents';

type Margin = NonNullable<SimulationRecord['margin']>;

/** What of a content is no column. */
type Plain = Omit<RunContent, 'simulation' | 'buyAndHold' | 'instruments'> & {
  readonly instruments: readonly (Omit<RunData, 'times' | 'closeTimes' | 'detail'> &
    Partial<Pick<RunData, 'detail'>>)[];
  readonly buyAndHold: Pick<RunContent['buyAndHold'], 'metrics'>;
  readonly simulation: Pick<SimulationRecord, 'finalEquity' | 'finalCash' | 'cashes' | 'counts' | 'open'> & {
    readonly margin?: Omit<Margin, 'events'> & { readonly events: number };
  };
  readonly clock: { readonly closeAfter: bigint; readonly start: bigint };
};

interface Header extends Plain {
  readonly form: string;
  readonly columns: readonly ColumnEntry[];
  readonly tableLengths: Readonly<Record<(typeof tables)[number], number>>;
}

function dataOf({ bars, firstBar, finer }: RunInstrument): Plain['instruments'][number] {
  const { instrument, timeframe, side, priceStep } = bars;
  return {
    ...{ instrument, timeframe, side, priceStep },
    builtFrom: bars.builtFrom ?? null,
    adjusted: bars.factor !== undefined,
    bars: bars.length,
    firstBar,
    dataHash: dataHash(bars),
    ...(finer && { detail: { kind: finer.kind, dataHash: dataHash(finer.bars) } }),
  };
}

function addTable(columns: Record<string, RunColumn>, name: TableName, table: object): void {
  for (const [field, values] of Object.entries(table)) {
    if (ArrayBuffer.isView(values)) columns[`${name}.${field}`] = values as RunColumn;
  }
}

/** Of a margin account, with the number of its events. */
function marginOf({ margin }: SimulationRecord): Pick<Plain['simulation'], 'margin'> {
  return margin === undefined ? {} : { margin: { ...margin, events: margin.events.length } };
}

/** The options but for what belongs to this process and for rates, of which the content hash knows. */
function optionsOf({ options }: BacktestResult): BacktestResult['options'] {
  const { cancel: _, conversion, ...rest } = options;
  return conversion === undefined ? rest : { ...rest, conversion: { ...conversion, rates: [] } };
}

function columnsOf({ simulation, buyAndHold, instruments }: BacktestResult): Record<string, RunColumn> {
  const { equity, clock } = simulation;
  const columns: Record<string, RunColumn> = { equity, times: clock.times, hold: buyAndHold.equity };
  for (const [index, { bars }] of instruments.entries()) {
    columns[`bars.${index}.time`] = bars.time;
    if (bars.closeTime !== undefined) columns[`bars.${index}.closeTime`] = bars.closeTime;
  }
  for (const table of tables) addTable(columns, table, simulation[table]);
  if (simulation.margin !== undefined) addTable(columns, 'marginEvents', simulation.margin.events);
  return columns;
}

function plainOf(result: BacktestResult): Plain {
  const { contentHash, strategy, metrics, notes, simulation } = result;
  const options = optionsOf(result);
  const { finalEquity, finalCash, cashes, counts, open, clock } = simulation;
  const kept = { finalEquity, finalCash, ...(cashes === undefined ? {} : { cashes }), counts, open };
  const { seed } = strategy.params;
  return {
    ...{ contentHash, strategy, options, metrics, notes },
    seed: typeof seed === 'number' ? seed : null,
    instruments: result.instruments.map(dataOf),
    buyAndHold: { metrics: result.buyAndHold.metrics },
    simulation: { ...kept, ...marginOf(simulation) },
    clock: { closeAfter: clock.closeAfter, start: clock.start },
  };
}

/** The bytes under which a run is kept: the same for the same run, whatever the machine and the time. */
export function contentBytes(result: BacktestResult): Buffer {
  const { entries, chunks } = packColumns(columnsOf(result));
  const tableLengths = Object.fromEntries(tables.map((table) => [table, result.simulation[table].length]));
  const header = Buffer.from(toTaggedJson({ form, ...plainOf(result), columns: entries, tableLengths }));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(header.length);
  return Buffer.concat([length, header, ...chunks]);
}

/** Reads what `contentBytes` wrote; null where it is damaged. */
export function readContent(bytes: Buffer): RunContent | null {
  const length = bytes.readUInt32LE(0);
  const header = fromTaggedJson(bytes.subarray(lengthBytes, lengthBytes + length).toString()) as Header;
  const body = bytes.subarray(lengthBytes + length);
  const columns = new Map<string, RunColumn>();
  for (const entry of header.columns) {
    const column = unpackColumn(body, entry);
    if (column === null) return null;
    columns.set(entry.name, column);
  }
  return contentOf(header, columns);
}

/** The fields of a table are the columns whose names begin with its own. */
function tableOf(table: TableName, length: number, columns: ReadonlyMap<string, RunColumn>): never {
  const own = [...columns].filter(([name]) => name.startsWith(`${table}.`));
  const fields = own.map(([name, values]) => [name.slice(table.length + 1), values]);
  return { length, ...Object.fromEntries(fields) } as never;
}

function simulationOf(header: Header, columns: ReadonlyMap<string, RunColumn>): SimulationRecord {
  const { clock, tableLengths } = header;
  const { margin, ...simulation } = header.simulation;
  const times = columns.get('times') as BigInt64Array;
  let closes: BigInt64Array | undefined;
  const [orders, fills, trades, ledger] = tables.map((name) => tableOf(name, tableLengths[name], columns));
  return {
    ...simulation,
    ...(margin === undefined ? {} : { margin: { ...margin, events: tableOf('marginEvents', margin.events, columns) } }),
    equity: columns.get('equity') as Float64Array,
    clock: { times, ...clock },
    get times() {
      closes ??= times.map((time) => time + clock.closeAfter);
      return closes;
    },
    orders: orders!,
    fills: fills!,
    trades: trades!,
    ledger: ledger!,
  };
}

function contentOf(header: Header, columns: ReadonlyMap<string, RunColumn>): RunContent {
  const { form: _, columns: __, tableLengths: ___, clock: ____, simulation: _____, ...plain } = header;
  const { buyAndHold } = header;
  return {
    ...plain,
    instruments: header.instruments.map((data, index) => ({
      ...data,
      detail: data.detail ?? null,
      times: columns.get(`bars.${index}.time`) as BigInt64Array,
      closeTimes: (columns.get(`bars.${index}.closeTime`) as BigInt64Array | undefined) ?? null,
    })),
    buyAndHold: { ...buyAndHold, equity: columns.get('hold') as Float64Array },
    simulation: simulationOf(header, columns),
  };
}
