import { type Ticks, toIso } from '../../market/index.ts';
import { type CsvColumn, headLine, numberColumn, rowLines, writeText } from './write-csv.ts';

const sides = new Map([
  [1, 'buy'],
  [-1, 'sell'],
]);

function columnsOf(ticks: Ticks): CsvColumn[] {
  const time = { name: 'time', text: (row: number) => toIso(ticks.time[row]!) };
  if (ticks.kind === 'quotes') {
    const { bid, ask, bidSize, askSize } = ticks;
    return [
      time,
      ...[numberColumn('bid', bid), numberColumn('ask', ask)],
      ...(bidSize === undefined ? [] : [numberColumn('bid_size', bidSize)]),
      ...(askSize === undefined ? [] : [numberColumn('ask_size', askSize)]),
    ];
  }
  const { price, size, aggressor } = ticks;
  return [
    time,
    numberColumn('price', price),
    ...(size === undefined ? [] : [numberColumn('size', size)]),
    ...(aggressor === undefined ? [] : [{ name: 'side', text: (row: number) => sides.get(aggressor[row]!) ?? '' }]),
  ];
}

async function* textOfTicks(chunks: AsyncIterable<Ticks>, count: (rows: number) => void): AsyncGenerator<string> {
  let isFirst = true;
  for await (const ticks of chunks) {
    const columns = columnsOf(ticks);
    if (isFirst) yield headLine(columns);
    isFirst = false;
    yield* rowLines(columns, ticks.length);
    count(ticks.length);
  }
}

/**
 * Writes quotes or trades, chunk by chunk, as a CSV file that `importTicks` reads back to the same bytes; gzipped where
 * the name ends in `.gz`. The file is written whole or not at all.
 *
 * @returns the number of rows.
 * @throws TIERCEL_E_FILE where it cannot be written; TIERCEL_E_CANCELLED; and what the chunks throw.
 * @example
 * ```ts
 * const rows = await exportTicks(store.tickChunks('EURUSD', 'quotes'), 'eurusd_quotes.csv.gz');
 * console.log(rows);
 * ```
 */
export async function exportTicks(
  chunks: AsyncIterable<Ticks>,
  file: string,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<number> {
  let rows = 0;
  const count = (more: number) => {
    rows += more;
  };
  await writeText(textOfTicks(chunks, count), file, signal);
  return rows;
}
