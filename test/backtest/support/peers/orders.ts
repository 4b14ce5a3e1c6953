// Orders as plain data: the same rows go to other engines through bench/peers/equality.py and to this one here.
import { type Handlers, runHandlers } from '../../../../src/backtest/handlers/index.ts';
import type { CostModel, Simulation, SimulationOptions } from '../../../../src/backtest/simulator/index.ts';
import { orderReasons, orderStates } from '../../../../src/backtest/simulator/index.ts';
import { isTiercelError } from '../../../../src/kernel/index.ts';
import type { Bars } from '../../../../src/market/index.ts';
import { plainOptions, zeroCosts } from '../bars.ts';

/** What is decided at the close of a bar. */
export interface OrderRow {
  readonly bar: number;
  readonly action: 'buy' | 'sell' | 'close';
  readonly units?: number;
  /** Instead of units: of the equity, below 1. */
  readonly fraction?: number;
  /** Of an entry that rests. */
  readonly limit?: number;
  readonly stop?: number;
  /** Attached levels as prices, and the price at which the entry is expected to fill. */
  readonly stopLoss?: number;
  readonly takeProfit?: number;
  readonly at?: number;
  /** Distance of an attached trailing stop. */
  readonly trailing?: number;
  /** Only when nothing is held and nothing waits; a `close` then ends what waits too. Else it is sent whatever is there. */
  readonly whenFlat?: boolean;
  /** Not at the close of a bar in which a position has ended: vectorbt takes one signal a bar. */
  readonly oneSignalABar?: boolean;
}

/** One closed trade; `profit` is after all commissions. */
export interface PeerTrade {
  readonly entryBar: number;
  readonly exitBar: number;
  /** Units, negative for a short. */
  readonly units: number;
  readonly entryPrice: number;
  readonly exitPrice: number;
  readonly profit: number;
}

/** What an engine made of the rows. */
export interface PeerResult {
  readonly trades: readonly PeerTrade[];
  /** Units that are still held, and at what price they were bought or sold. */
  readonly open: readonly { readonly units: number; readonly entryPrice: number }[];
  readonly equity: number;
  /** What was refused, in the engine's words. */
  readonly refusals: readonly string[];
}

export interface OwnRun {
  readonly bars: Bars;
  readonly rows: readonly OrderRow[];
  readonly cash: number;
  readonly costs?: Partial<CostModel>;
  readonly options?: Partial<SimulationOptions>;
}

const distance = (from: number | undefined, level: number): number => Math.abs(level - from!);

/** Sends the rows of each bar. */
function sending(rows: readonly OrderRow[], refusals: string[]): Handlers {
  const ofBar = new Map<number, OrderRow[]>();
  for (const row of rows) ofBar.set(row.bar, [...(ofBar.get(row.bar) ?? []), row]);
  let exitBar = -1;
  return {
    onFill({ bars }, { intent, rule }) {
      const isAtOpen = rule === 'market-open' || rule === 'gap-open'; // of a bar that has not closed yet
      if (intent !== 'entry') exitBar = isAtOpen ? bars.length : bars.length - 1;
    },
    onBar(ctx) {
      for (const row of ofBar.get(ctx.bars.length - 1) ?? []) {
        const isFree = ctx.position().units === 0 && ctx.orders().length === 0;
        if (row.oneSignalABar === true && exitBar === row.bar) continue;
        if (row.action === 'close') {
          if (row.whenFlat === true && ctx.position().units === 0) for (const { id } of ctx.orders()) ctx.cancel(id);
          ctx.close(row.units === undefined ? {} : { units: row.units });
        } else if (row.whenFlat !== true || isFree) {
          const { action, at, units, fraction, limit, stop, stopLoss, takeProfit, trailing } = row;
          try {
            ctx[action]({
              ...(fraction === undefined
                ? { units: units! }
                : { size: { kind: 'equity-fraction' as const, value: fraction } }),
              ...(limit === undefined ? {} : { limit }),
              ...(stop === undefined ? {} : { stop }),
              ...(stopLoss === undefined ? {} : { stopLoss: distance(at, stopLoss) }),
              ...(takeProfit === undefined ? {} : { takeProfit: distance(at, takeProfit) }),
              ...(trailing === undefined ? {} : { trailingStop: trailing }),
            });
          } catch (error) {
            if (!isTiercelError(error)) throw error;
            refusals.push(error.message);
          }
        }
      }
    },
  };
}

/** Runs the rows on this engine. */
export function simulateRows({ bars, rows, cash, costs, options }: OwnRun): Simulation & { refusals: string[] } {
  const refusals: string[] = [];
  const simulation = runHandlers({
    name: 'rows',
    handlers: sending(rows, refusals),
    instruments: [{ bars, firstBar: 0 }],
    options: { ...plainOptions, cash, ...options, costs: { ...zeroCosts, ...costs } },
  });
  return Object.assign(simulation, { refusals });
}

/** Orders that the account did not take, with the reason. */
function rejected({ orders }: Simulation): string[] {
  return Array.from(orders.id).flatMap((id, i) =>
    orderStates[orders.state[i]!] === 'rejected' ? [`order ${id} rejected: ${orderReasons[orders.reason[i]!]}`] : [],
  );
}

/** The result of a simulation as the other engines give theirs. */
export function resultOf(simulation: ReturnType<typeof simulateRows>): PeerResult {
  const { trades: t, open, finalEquity, refusals } = simulation;
  const trades = Array.from({ length: t.length }, (_, i) => ({
    entryBar: t.entryBar[i]!,
    exitBar: t.exitBar[i]!,
    units: t.side[i]! * t.quantity[i]!,
    entryPrice: t.entryPrice[i]!,
    exitPrice: t.exitPrice[i]!,
    profit: t.profit[i]!,
  }));
  const held = open.map(({ side, quantity, entryPrice }) => ({ units: side * quantity, entryPrice }));
  return { trades, open: held, equity: finalEquity, refusals: [...refusals, ...rejected(simulation)] };
}
