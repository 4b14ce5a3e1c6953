// What goes to bench/peers/equality.py, what comes back, and what of it is kept in test/golden/backtest.
import type { Bars } from '../../../../src/market/index.ts';
import { caseCash, ownCase, type PeerCase } from './cases.ts';
import type { OrderRow, PeerResult, PeerTrade } from './orders.ts';
import { type MarketName, ownRun, type PeerSetup, type Scenario } from './scenarios.ts';

/** One run as the script reads it. */
export interface PeerRun extends PeerSetup {
  readonly name: string;
  readonly cash: number;
  readonly bars: Readonly<Record<'open' | 'high' | 'low' | 'close', readonly number[]>>;
  readonly rows: readonly OrderRow[];
}

/** A result as the script prints it and the golden files keep it; trades in the order of `PeerTrade`'s fields. */
export interface KeptResult {
  readonly trades: readonly (readonly number[])[];
  readonly open: readonly (readonly number[])[];
  readonly equity: number;
  readonly refusals: readonly string[];
}

function columnsOf(bars: Pick<Bars, 'open' | 'high' | 'low' | 'close'>): PeerRun['bars'] {
  const { open, high, low, close } = bars;
  return { open: [...open], high: [...high], low: [...low], close: [...close] };
}

/** What another engine is to run of a scenario. */
export function runOfScenario(scenario: Scenario, bars: Bars, market: MarketName): PeerRun {
  const { rows, cash } = ownRun(scenario, bars, market);
  return { name: `${market}: ${scenario.name}`, ...scenario.peer, cash, bars: columnsOf(bars), rows };
}

/** What the other engines are to run of a case. */
export function runsOfCase(peerCase: PeerCase): PeerRun[] {
  const bars = columnsOf(ownCase(peerCase).bars);
  return Object.entries(peerCase.peers).map(([engine, { options = {}, rows = peerCase.rows }]) => ({
    name: peerCase.rule,
    engine: engine as PeerSetup['engine'],
    ...{ options, cash: caseCash, bars, rows },
  }));
}

/** A result as it is kept: prices to ten decimals, money to six. */
export function keptOf({ trades, open, equity, refusals }: PeerResult): KeptResult {
  const price = (value: number) => Number(value.toFixed(10));
  const money = (value: number) => Number(value.toFixed(6));
  return {
    trades: trades.map((t) => [
      ...[t.entryBar, t.exitBar, price(t.units), price(t.entryPrice), price(t.exitPrice), money(t.profit)],
    ]),
    open: open.map(({ units, entryPrice }) => [price(units), price(entryPrice)]),
    equity: money(equity),
    refusals,
  };
}

export function resultOfKept({ trades, open, equity, refusals }: KeptResult): PeerResult {
  return {
    trades: trades.map(([entryBar, exitBar, units, entryPrice, exitPrice, profit]) => ({
      entryBar: entryBar!,
      exitBar: exitBar!,
      units: units!,
      entryPrice: entryPrice!,
      exitPrice: exitPrice!,
      profit: profit!,
    })),
    open: open.map(([units, entryPrice]) => ({ units: units!, entryPrice: entryPrice! })),
    equity,
    refusals,
  };
}

/** Half a cent of money, a billionth of a price: what is left of rounding is far below. */
const cent = 0.005;
const nearPrice = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.abs(a);

function isEqualTrade(a: PeerTrade, b: PeerTrade | undefined): boolean {
  return (
    b !== undefined &&
    a.entryBar === b.entryBar &&
    a.exitBar === b.exitBar &&
    a.units === b.units &&
    nearPrice(a.entryPrice, b.entryPrice) &&
    nearPrice(a.exitPrice, b.exitPrice) &&
    Math.abs(a.profit - b.profit) < cent
  );
}

export interface Comparison {
  readonly trades: number;
  /** Places of the trades that differ. */
  readonly different: readonly number[];
  /** How much more equity the second has. */
  readonly equityDifference: number;
  /** How much more profit the second has in the trades that differ. */
  readonly profitDifference: number;
}

/** Compares trade by trade. */
export function compare(own: PeerResult, peer: PeerResult): Comparison {
  const length = Math.max(own.trades.length, peer.trades.length);
  const places = Array.from({ length }, (_, i) => i);
  const different = places.filter((i) => own.trades[i] === undefined || !isEqualTrade(own.trades[i], peer.trades[i]));
  const profitOf = ({ trades }: PeerResult) => different.reduce((sum, i) => sum + (trades[i]?.profit ?? 0), 0);
  return {
    trades: length,
    different,
    equityDifference: peer.equity - own.equity,
    profitDifference: profitOf(peer) - profitOf(own),
  };
}
