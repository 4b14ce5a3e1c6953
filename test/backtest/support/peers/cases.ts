// One small case for each rule in which engines differ: bars, orders, who does what, and why this engine does what it does.
import type { CostModel, SimulationOptions } from '../../../../src/backtest/simulator/index.ts';
import type { Bars } from '../../../../src/market/index.ts';
import { barsOf } from '../bars.ts';
import type { OrderRow, OwnRun } from './orders.ts';
import type { PeerSetup } from './scenarios.ts';

type PeerName = PeerSetup['engine'];

/** What another engine is given where it differs from what this one is given, and what it does, in words. */
interface PeerSide {
  readonly rule: string;
  readonly options?: PeerSetup['options'];
  readonly rows?: readonly OrderRow[];
}

export interface PeerCase {
  /** What is asked. */
  readonly rule: string;
  /** Open, high, low, close of each bar. */
  readonly bars: readonly (readonly number[])[];
  readonly rows: readonly OrderRow[];
  readonly own: {
    readonly rule: string;
    readonly side?: Bars['side'];
    readonly costs?: Partial<CostModel>;
    readonly options?: Partial<SimulationOptions>;
    readonly lotSize?: number;
  };
  readonly peers: Readonly<Partial<Record<PeerName, PeerSide>>>;
  readonly why: string;
}

export const caseCash = 10_000;

const buy = (bar: number, units = 10): OrderRow => ({ bar, action: 'buy', units });
const sell = (bar: number, units = 10): OrderRow => ({ bar, action: 'sell', units });
const close = (bar: number): OrderRow => ({ bar, action: 'close' });
const flat = (...prices: number[]) => prices.map((price) => [price, price, price, price]);

export const peerCases: readonly PeerCase[] = [
  {
    rule: 'When a market order fills that was decided at a close',
    bars: [...flat(100, 100), [105, 106, 104, 106], [106, 106, 106, 106]],
    rows: [buy(1)],
    own: { rule: 'At the next open. `fill: same-close` fills at the close itself and marks the result.' },
    peers: {
      'backtesting.py': { rule: 'At the next open; `trade_on_close=True`: at that close.' },
      vectorbt: { rule: 'At that close, unless given another price.' },
    },
    why: 'A close is known once it is over: nobody can decide on it and trade at it.',
  },
  {
    rule: 'Who pays the spread of a short, and when (1 %, price halved meanwhile)',
    bars: flat(100, 100, 100, 50, 50),
    rows: [sell(1), close(2)],
    own: {
      rule: 'Each fill takes its own side of the market: from bid bars a sell fills at the bid and the buy back at the ask, 50.50.',
      side: 'bid',
      costs: { spread: { kind: 'bps', value: 100 } },
    },
    peers: {
      'backtesting.py': {
        rule: 'The whole spread at the entry, none at the exit: sold at 99, a spread below the bars, bought back at the bars’ 50.',
        options: { spread: 0.01 },
      },
      vectorbt: {
        rule: 'It has no spread; as slippage half of it goes on each fill, as from mid bars here.',
        options: { fill: 'open', slippage: 0.005 },
      },
    },
    why: 'A market has two prices. What a fill costs is the distance between them then, not at the entry.',
  },
  {
    rule: 'On which price a buy stop at 102 looks where the ask is 1 % above bars that reach 101.50',
    bars: [...flat(100, 100), [100, 101.5, 100, 101], ...flat(101, 101)],
    rows: [{ bar: 1, action: 'buy', units: 10, stop: 102 }],
    own: {
      rule: 'On the ask, at which it would buy: bid 101.50 is ask 102.52, so it fills, at 102.',
      side: 'bid',
      costs: { spread: { kind: 'bps', value: 100 } },
    },
    peers: {
      'backtesting.py': {
        rule: 'On the bars; the spread is added to the price afterwards.',
        options: { spread: 0.01 },
      },
    },
    why: 'A broker triggers a buy stop on the ask: shorts are stopped out by a spread that widens, and a test should show it.',
  },
  {
    rule: 'Stop loss and take profit in one bar, the target nearer to the open',
    bars: [...flat(100, 100), [100, 104, 94, 95], ...flat(95)],
    rows: [{ bar: 1, action: 'buy', units: 10, at: 100, stopLoss: 95, takeProfit: 103 }],
    own: {
      rule: 'By the path: the nearer extreme (104) first, so the target. The bar is counted and listed as ambiguous.',
    },
    peers: {
      'backtesting.py': { rule: 'The stop, whatever is nearer.' },
      vectorbt: { rule: 'The stop, whatever is nearer.' },
    },
    why: 'The bar does not say which came first. To take the stop always is a guess as well, the gloomier one. Here one path decides for all orders, and the trades that hang on it are counted and listed, so that a reader sees how many they are.',
  },
  {
    rule: 'A limit that the price touches and does not pass',
    bars: [...flat(100, 100), [100, 103, 100, 102], ...flat(102)],
    rows: [{ bar: 1, action: 'buy', units: 10, at: 100, takeProfit: 103 }],
    own: { rule: 'Does not fill: the price must go through it. `limit: touch` fills.' },
    peers: {
      'backtesting.py': { rule: 'Fills at the touch.' },
      vectorbt: { rule: 'Fills at the touch.' },
    },
    why: 'At its limit an order waits behind all that came before it; the print at that price may have been anyone’s.',
  },
  {
    rule: 'The stop loss of an entry that fills inside the bar, in that bar (buy stop 102, loss at 101)',
    bars: [...flat(100, 100), [100, 103, 99, 100], [100, 100, 98, 98], ...flat(98)],
    rows: [{ bar: 1, action: 'buy', units: 10, stop: 102, at: 102, stopLoss: 101 }],
    own: {
      rule: 'It is live for the rest of the path: down to 99, up to 103 (bought at 102), down to 100 (sold at 101).',
    },
    peers: { 'backtesting.py': { rule: 'It waits for the next bar, and warns; there the open is past it.' } },
    why: 'The order stands in the market from its fill on. A bar that closes beyond the stop has passed it.',
  },
  {
    rule: 'A stop loss given as a price that the next open has already passed',
    bars: [...flat(100, 100), [97, 98, 96.5, 98], [98, 99, 98, 99], ...flat(99)],
    rows: [{ bar: 1, action: 'buy', units: 10, at: 100, stopLoss: 98 }],
    own: { rule: 'Attached levels are distances from the fill: bought at 97, the stop stands at 95.' },
    peers: { 'backtesting.py': { rule: 'A price: bought at 97 and at once sold at 97.' } },
    why: 'The risk of a trade is its distance to the stop. An entry that makes no sense after a gap is better a limit order.',
  },
  {
    rule: 'A trailing stop (2 below the best price) in the bar that makes a new high',
    bars: [...flat(100, 100), [100, 103, 99.5, 100.5], [100.4, 100.6, 100, 100], ...flat(100)],
    rows: [{ bar: 1, action: 'buy', units: 10, at: 100, trailing: 2 }],
    own: {
      rule: 'Follows each leg of the path: low, high 103 (stop at 101), and down to the close: out at 101.',
      options: { fill: 'same-close' },
    },
    peers: {
      vectorbt: {
        rule: 'Compares the bar with the old level, then takes its high: out at the next open, 100.40. The distance is a percentage.',
      },
    },
    why: 'The close is known to come after the high: from 103 to 100.50 the price passed 101.',
  },
  {
    rule: 'An entry at the close of a bar in which a stop was hit',
    bars: [...flat(100, 100), [100, 100, 97, 99], [99, 101, 99, 101], ...flat(101)],
    rows: [{ bar: 1, action: 'buy', units: 10, at: 100, stopLoss: 98 }, buy(2)],
    own: { rule: 'It is sent: the position had ended before that close.', options: { fill: 'same-close' } },
    peers: {
      vectorbt: {
        rule: 'It is lost: one signal a bar, and the stop was that.',
        rows: [
          { bar: 1, action: 'buy', units: 10, at: 100, stopLoss: 98 },
          { bar: 2, action: 'buy', units: 10, at: 99 },
        ],
      },
    },
    why: 'Nothing in the market forbids it; a strategy that shall wait can say so.',
  },
  {
    rule: 'An order of 15 against a position of 10',
    bars: flat(100, 100, 101, 102, 103),
    rows: [buy(1), sell(2, 15)],
    own: { rule: 'Closes the 10. No reduction becomes an opposite position; who wants that sends both, or a target.' },
    peers: {
      'backtesting.py': { rule: 'Closes 10, first in first out, and opens 5 short.' },
      vectorbt: { rule: '`from_orders` closes 10 and is 5 short.', options: { orders: true, fill: 'open' } },
    },
    why: 'An exit that is a little too large, or comes twice, should not leave a position that nobody decided on.',
  },
  {
    rule: 'Buying 10 at 100 and 10 at 110, then selling 10 at 120: which were sold?',
    bars: flat(100, 100, 100, 110, 120, 120),
    rows: [buy(1), buy(2), sell(3)],
    own: { rule: 'One position at its average price, 105: 150 of profit, 10 left at 105.' },
    peers: {
      'backtesting.py': { rule: 'A list of trades, first in first out: 200 of profit, 10 left at 110.' },
      vectorbt: { rule: 'One trade at the average price.', options: { orders: true, fill: 'open' } },
    },
    why: 'Equity is the same. A netting account keeps an average; signals ignore a repeated entry unless they `accumulate`.',
  },
  {
    rule: 'A second order while one is held, under backtesting.py’s `exclusive_orders`',
    bars: flat(100, 100, 100, 110, 120),
    rows: [buy(1), buy(2)],
    own: {
      rule: 'There is no such switch: it adds. What shall be replaced is closed by the strategy.',
      costs: { commission: { perUnit: 0, perValue: 0.01, minimum: 0, maximumRate: null } },
    },
    peers: {
      'backtesting.py': {
        rule: 'Closes what is held and buys it anew, and pays for both.',
        options: { exclusive_orders: true, commission: 0.01 },
      },
    },
    why: 'Selling and buying the same thing at one price only costs.',
  },
  {
    rule: 'A position at the end of the data',
    bars: [...flat(100, 100, 100), [110, 121, 110, 120]],
    rows: [buy(1)],
    own: { rule: 'Stays open, marked at the last close; it is no trade.' },
    peers: {
      'backtesting.py': {
        rule: 'Stays open and is left out of the trades; `finalize_trades=True` closes it, at the open of the last bar.',
        options: { finalize_trades: true },
      },
      vectorbt: { rule: 'Stays open, marked at the last close; its statistics can count it as a trade.' },
    },
    why: 'Nobody decided on an exit, so none is made up: least of all at an open that was over when the data ended.',
  },
  {
    rule: 'More than there is money for (200 at 100, cash 10,000)',
    bars: flat(100, 100, 100, 101),
    rows: [buy(1, 200)],
    own: { rule: 'Explicit units are rejected and counted; sizes that are computed are cut to what fits.' },
    peers: {
      'backtesting.py': { rule: 'Dropped, with a warning.' },
      vectorbt: { rule: 'Filled in part: 100.', options: { fill: 'open' } },
    },
    why: 'A part of an order is another order than the one that was tested; a rejection is seen.',
  },
  {
    rule: 'Commission of a fixed part and a rate (1 and 1 %)',
    bars: flat(100, 100, 100, 100, 100),
    rows: [buy(1), close(2)],
    own: {
      rule: 'A rate or an amount a unit, with a minimum and a maximum: 1 % of 1,000 is over the minimum of 1, so 10 a side.',
      costs: { commission: { perUnit: 0, perValue: 0.01, minimum: 1, maximumRate: null } },
    },
    peers: {
      'backtesting.py': { rule: 'The sum: 11 a side.', options: { commission: [1, 0.01] } },
      vectorbt: { rule: 'The sum: 11 a side.', options: { fill: 'open', fees: 0.01, fixed_fees: 1 } },
    },
    why: 'Brokers publish a rate with a minimum. On both sides all three agree.',
  },
  {
    rule: 'The commission in a size of 95 % of the equity, with a spread of 10 %',
    bars: flat(10, 10, 10, 10),
    rows: [{ bar: 1, action: 'buy', fraction: 0.95 }],
    own: {
      rule: 'Value and commission at the price that is paid fit the fraction: 9,500 / (11 x 1.05) = 822.5, so 822.',
      side: 'bid',
      costs: {
        spread: { kind: 'bps', value: 1000 },
        commission: { perUnit: 0, perValue: 0.05, minimum: 0, maximumRate: null },
      },
    },
    peers: {
      'backtesting.py': {
        rule: 'Commission at the price without the spread: 9,500 / (11 + 0.5) = 826.',
        options: { spread: 0.1, commission: 0.05 },
      },
    },
    why: 'Commission is taken on what is paid. Without a spread both agree (as run above).',
  },
  {
    rule: 'Rounding of a size (95 % of 10,000 at 30)',
    bars: flat(30, 30, 30, 30),
    rows: [{ bar: 1, action: 'buy', fraction: 0.95 }],
    own: {
      rule: 'Down to the lot of the instrument: 316 of a share, 316.66666666 of a coin with lots of 1e-8.',
      lotSize: 1e-8,
    },
    peers: {
      'backtesting.py': { rule: 'Down to whole units, always (`FractionalBacktest` rescales the prices).' },
      vectorbt: {
        rule: 'No rounding unless `size_granularity` is given.',
        rows: [{ bar: 1, action: 'buy', units: 0.95 }],
        options: { fill: 'open', size_type: 'percent' },
      },
    },
    why: 'The lot is the market’s, so it belongs to the instrument, not to the engine.',
  },
  {
    rule: 'A limit that is off the tick of 0.01',
    bars: [...flat(100, 100), [100, 100, 98, 99], ...flat(99)],
    rows: [{ bar: 1, action: 'buy', units: 10, limit: 99.005 }],
    own: { rule: 'Refused, naming both neighbours. Prices that the engine computes are rounded against the trader.' },
    peers: { 'backtesting.py': { rule: 'Fills at 99.005.' } },
    why: 'No market takes such an order; a strategy that is good only between the ticks is found out here.',
  },
  {
    rule: 'A short of 90 at 100 with 10,000, and the price goes to 250',
    bars: flat(100, 100, 100, 250, 250),
    rows: [sell(1, 90)],
    own: {
      rule: 'A cash account holds on: its equity is -3,500. A margin account is called at its maintenance margin and closed at the next open.',
    },
    peers: {
      'backtesting.py': { rule: 'Ends the run, and writes an equity of 0.' },
      vectorbt: { rule: 'Holds on: -3,500.', options: { fill: 'open' } },
    },
    why: 'The loss was 13,500. A broker asks for the rest, and a report that shows 0 hides it.',
  },
  {
    rule: 'An order at the close of the first bar',
    bars: flat(100, 101, 102, 103),
    rows: [buy(0)],
    own: { rule: 'Filled at the next open: `onBar` is called for each bar of the range.' },
    peers: {
      'backtesting.py': { rule: 'Never made: `next` is first called on the second bar.' },
      vectorbt: { rule: 'Filled.', options: { fill: 'open' } },
    },
    why: 'A bar that is in the range is traded.',
  },
];

/** How this engine runs a case. */
export function ownCase({ bars: rows, rows: orders, own }: PeerCase): OwnRun {
  const plain = barsOf(rows);
  const { side = 'last', lotSize = 1, costs, options } = own;
  const bars = { ...plain, side, instrument: { ...plain.instrument, lotSize, minQuantity: lotSize } };
  return { bars, rows: orders, cash: caseCash, ...(costs && { costs }), ...(options && { options }) };
}
