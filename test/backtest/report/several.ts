// Results that the fixture alone cannot give: several instruments on one account, and very many trades.
import type { BacktestResult } from '../../../src/backtest/result.ts';
import type { FillTable, TradeTable } from '../../../src/backtest/simulator/types.ts';
import type { Bars } from '../../../src/market/index.ts';
import { generateBars } from '../../../src/sources/index.ts';
import { exampleResult, type FixtureOptions, share } from './fixture.ts';

const names = ['ALPHA', 'BRAVO', 'CARGO', 'DELTA', 'EAGLE', 'FROST', 'GAMMA', 'HOTEL', 'INDEX', 'JULIET'];

/** Day bars of `count` shares over the same days; the second one trades on fewer of them. */
export function universe(count: number, length = 900): Bars[] {
  return names.slice(0, count).map((symbol, k) =>
    generateBars({
      ...{
        seed: 31 + k,
        length,
        from: '2015-01-02',
        timeframe: '1d',
        price: 40 + 25 * k,
        volatility: 0.2,
        drift: 0.06,
      },
      instrument: { ...share, symbol },
      ...(k === 1 ? { missing: 0.2 } : {}),
    }),
  );
}

type Row = { readonly result: BacktestResult; readonly instrument: number; readonly row: number };

/** A table's columns with the rows of several, in the order given. */
function gather<T extends TradeTable | FillTable>(rows: readonly Row[], tableOf: (result: BacktestResult) => T): T {
  const first = tableOf(rows[0]!.result);
  const columns = Object.keys(first).filter((name) => name !== 'length') as (keyof T)[];
  const out: Record<string, unknown> = { length: rows.length };
  for (const name of columns) {
    const Column = (first[name] as unknown as Float64Array).constructor as Float64ArrayConstructor;
    out[name as string] = Column.from(
      rows,
      ({ result, row }) => (tableOf(result)[name] as unknown as Float64Array)[row]!,
    );
  }
  return { ...(out as unknown as T), instrument: Int32Array.from(rows, ({ instrument }) => instrument) };
}

/** Runs put on one account: equity is their mean at each distinct close, tables are in order of time. */
export function together(parts: readonly BacktestResult[]): BacktestResult {
  const cash = parts[0]!.options.cash;
  const times = BigInt64Array.from(new Set(parts.flatMap(({ simulation }) => [...simulation.times]))).sort();
  const mean = (equityOf: (result: BacktestResult) => Float64Array) => {
    const out = new Float64Array(times.length);
    for (const part of parts) {
      const equity = equityOf(part);
      let at = 0;
      times.forEach((time, i) => {
        while (at < equity.length && part.simulation.times[at]! <= time) at += 1;
        out[i]! += (at === 0 ? cash : equity[at - 1]!) / parts.length;
      });
    }
    return out;
  };
  const equity = mean(({ simulation }) => simulation.equity);
  const rowsOf = (lengthOf: (result: BacktestResult) => number, timeOf: (row: Row) => bigint) =>
    parts
      .flatMap((result, instrument) =>
        Array.from({ length: lengthOf(result) }, (_, row) => ({ result, instrument, row })),
      )
      .sort((a, b) => Number(timeOf(a) - timeOf(b)));
  const trades = rowsOf(
    ({ simulation }) => simulation.trades.length,
    ({ result, row }) => result.simulation.trades.exitTime[row]!,
  );
  const fills = rowsOf(
    ({ simulation }) => simulation.fills.length,
    ({ result, row }) => result.simulation.fills.time[row]!,
  );
  const base = parts[0]!;
  return {
    ...base,
    strategy: { ...base.strategy, name: 'portfolio', form: 'portfolio' },
    instruments: parts.flatMap(({ instruments }) => instruments),
    simulation: {
      ...base.simulation,
      equity,
      times,
      clock: { times, closeAfter: 0n, start: base.options.from },
      finalEquity: equity[equity.length - 1]!,
      open: parts.flatMap(({ simulation }, instrument) => simulation.open.map((one) => ({ ...one, instrument }))),
      orders: { ...base.simulation.orders, length: 0 },
      trades: gather(trades, ({ simulation }) => simulation.trades),
      fills: gather(fills, ({ simulation }) => simulation.fills),
    },
    buyAndHold: { ...base.buyAndHold, equity: mean(({ buyAndHold }) => buyAndHold.equity) },
  };
}

/** A run on `count` instruments; levels are left out, since the parts' orders are not one table. */
export function severalResult(count: number, options: FixtureOptions = {}): BacktestResult {
  return together(universe(count).map((bars) => exampleResult({ ...options, bars })));
}
