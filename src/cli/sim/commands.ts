import { didYouMean, TiercelError } from '../../kernel/index.ts';
import { toIso } from '../../market/index.ts';
import {
  type Answer,
  accountData,
  type Desk,
  moneyText,
  newsText,
  priceText,
  rowsData,
  standing,
  unitsText,
} from './desk.ts';
import { parseClose, parseEntry } from './parse-order.ts';

/** A command of the simulator. */
interface SimCommand {
  readonly usage: string;
  readonly about: string;
  readonly run: (desk: Desk, words: readonly string[]) => Answer;
}

function refuse(message: string): never {
  throw new TiercelError('TIERCEL_E_USAGE', message);
}

function whole(text: string, what: string): number {
  const value = Number(text.replaceAll(',', ''));
  if (text !== '' && Number.isSafeInteger(value) && value > 0) return value;
  return refuse(`${what} must be a whole number above 0, was "${text}".`);
}

function atMost(words: readonly string[], count: number, usage: string): void {
  if (words.length > count) refuse(`"${words.slice(count).join(' ')}" is too much: ${usage}`);
}

function barLine(desk: Desk, symbol: string): string {
  const bar = desk.market.currentBar(symbol);
  if (bar === null) return `${symbol}: no bar has closed yet`;
  const price = (value: number) => priceText(desk, value, symbol);
  const volume = bar.volume === undefined ? '' : `  V ${unitsText(bar.volume)}`;
  return `${symbol} ${toIso(bar.time)}  O ${price(bar.open)}  H ${price(bar.high)}  L ${price(bar.low)}  C ${price(bar.close)}${volume}`;
}

function barData({ market }: Desk, symbol: string) {
  const bar = market.currentBar(symbol);
  return bar === null ? null : rowsData([{ symbol, ...bar }])[0];
}

function moved(desk: Desk, by: () => ReturnType<Desk['market']['advance']>): Answer {
  const { market } = desk;
  if (market.isOver)
    refuse('The data are over: nothing comes any more. What can be looked at: bars, fills, account, orders.');
  const { bars, fills, events } = by();
  const over = market.isOver ? ['the data are over'] : [];
  return {
    lines: [
      `now ${toIso(market.time)}, ${bars} ${bars === 1 ? 'bar' : 'bars'} on`,
      ...market.symbols.map((symbol) => barLine(desk, symbol)),
      ...newsText(desk, fills, events),
      standing(desk),
      ...over,
    ],
    data: { bars, bar: barData(desk, desk.symbol), fills: rowsData(fills), orders: rowsData(events) },
  };
}

function sent(desk: Desk, id: number, attached: readonly string[] = []): Answer {
  const order = desk.market.orders().find((one) => one.id === id);
  const price = order === undefined || Number.isNaN(order.price) ? '' : ` ${priceText(desk, order.price, desk.symbol)}`;
  const kind = order === undefined ? '' : ` (${order.side} ${order.type}${price})`;
  return {
    lines: [`order ${id} is sent${kind}; it acts from the next open on`, ...attached.map((text) => `  ${text}`)],
    data: { order: id, attached },
  };
}

function enter(action: 'buy' | 'sell'): SimCommand['run'] {
  return (desk, words) => {
    const { request, attached } = parseEntry(words, action, desk);
    return sent(desk, desk.market[action](request), attached);
  };
}

function idOf(text: string | undefined, usage: string): number {
  return text === undefined ? refuse(`Which order? ${usage}`) : whole(text, 'the id of an order');
}

const cancelUsage = 'cancel <order>, or cancel all';
const moveUsage = 'move <order> <price>';

export const simCommands: Readonly<Record<string, SimCommand>> = {
  next: {
    usage: 'next [bars]',
    about: 'moves on until that many more bars have closed (1)',
    run(desk, words) {
      atMost(words, 1, 'next [bars]');
      return moved(desk, () => desk.market.advance(whole(words[0] ?? '1', 'the number of bars')));
    },
  },
  to: {
    usage: 'to <time>',
    about: 'moves on to a time, such as 2018-03-01 or 2018-03-01T14:30Z',
    run(desk, words) {
      if (words.length === 0) refuse('To which time? to 2018-03-01, to 2018-03-01T14:30Z');
      return moved(desk, () => desk.market.advanceTo(words.join('T')));
    },
  },
  buy: {
    usage:
      'buy <units|share%> [limit P] [trigger P] [stop P] [target P] [trailing D] [trail D] [for day|ioc|...] [until T]',
    about:
      'buys at the next open; at a limit, or once a trigger is reached (trail: one that follows); stop, target and trailing are attached',
    run: enter('buy'),
  },
  sell: { usage: 'sell ..., as buy', about: 'sells, as buy does', run: enter('sell') },
  close: {
    usage: 'close [units|share%] [limit P] [trigger P] [trail D] [for ...] [until T]',
    about: 'closes the position, or a part of it',
    run(desk, words) {
      const id = desk.market.close(parseClose(words, desk));
      return id === null ? refuse(`Nothing of ${desk.symbol} is held.`) : sent(desk, id);
    },
  },
  hold: {
    usage: 'hold <units>',
    about: 'buys or sells what is missing to hold that, below 0 for short',
    run(desk, words) {
      const units = Number((words[0] ?? '').replaceAll(',', ''));
      if (words.length !== 1 || !Number.isFinite(units))
        refuse('hold takes a number of units: hold 500, hold -500, hold 0.');
      const ids = desk.market.target({ symbol: desk.symbol, units });
      const text =
        ids.length === 0 ? 'nothing to do' : `${ids.length === 1 ? 'order' : 'orders'} ${ids.join(', ')} sent`;
      return { lines: [text], data: { orders: ids } };
    },
  },
  cancel: {
    usage: cancelUsage,
    about: 'ends an order at the next open',
    run({ market }, words) {
      atMost(words, 1, cancelUsage);
      const ids = words[0] === 'all' ? market.orders().map(({ id }) => id) : [idOf(words[0], cancelUsage)];
      const ended = ids.filter((id) => market.cancel(id));
      if (words[0] !== 'all' && ended.length === 0)
        refuse(`Order ${ids[0]} is done already. \`orders\` lists those that wait.`);
      return {
        lines: [ended.length === 0 ? 'no order waits' : `cancel of ${ended.join(', ')} is sent`],
        data: { cancelled: ended },
      };
    },
  },
  move: {
    usage: moveUsage,
    about: 'gives a limit or stop another price',
    run({ market }, words) {
      const id = idOf(words[0], moveUsage);
      const price = Number(words[1]);
      if (words.length !== 2 || !(price > 0)) refuse(`move takes an order and a price: ${moveUsage}`);
      const order = market.orders().find((one) => one.id === id);
      const isMoved = market.modify(id, order?.type === 'stop' ? { stop: price } : { limit: price });
      if (!isMoved) refuse(`Order ${id} is done already, or does not work yet. \`orders\` tells.`);
      return { lines: [`change of order ${id} is sent`], data: { order: id, price } };
    },
  },
  orders: {
    usage: 'orders',
    about: 'lists the orders that wait',
    run(desk, words) {
      atMost(words, 0, 'orders');
      const orders = desk.market.orders();
      const text = ({ id, symbol, side, type, state, price, parent, intent }: (typeof orders)[number]) => {
        const at = Number.isNaN(price) ? '' : ` at ${priceText(desk, price, symbol)}`;
        const of = parent === 0 ? '' : ` of order ${parent}`;
        return `${id}: ${side} ${symbol} ${type}${at}, ${intent}${of}, ${state}`;
      };
      return {
        lines: orders.length === 0 ? ['no order waits'] : orders.map(text),
        data: { orders: rowsData(orders) },
      };
    },
  },
  fills: {
    usage: 'fills [number]',
    about: 'lists the last fills (10)',
    run(desk, words) {
      atMost(words, 1, 'fills [number]');
      const fills = desk.market.fills.slice(-whole(words[0] ?? '10', 'the number of fills'));
      return {
        lines: fills.length === 0 ? ['nothing was filled yet'] : newsText(desk, fills, []),
        data: { fills: rowsData(fills) },
      };
    },
  },
  account: {
    usage: 'account',
    about: 'shows cash, equity, positions',
    run(desk, words) {
      atMost(words, 0, 'account');
      const { cash, equity, exposure, margin, free } = desk.market.account;
      const figures = Object.entries({ cash, equity, exposure, margin, free });
      return {
        lines: [...figures.map(([name, money]) => `${name.padEnd(9)} ${moneyText(money)}`), standing(desk)],
        data: { positions: rowsData(desk.market.positions()) },
      };
    },
  },
  bars: {
    usage: 'bars [number]',
    about: 'shows the last closed bars of the symbol (1)',
    run(desk, words) {
      atMost(words, 1, 'bars [number]');
      const { market, symbol } = desk;
      const known = market.bars(symbol);
      const count = Math.min(whole(words[0] ?? '1', 'the number of bars'), known.length);
      const rows = Array.from({ length: count }, (_, i) => {
        const at = known.length - count + i;
        const [open, high, low, close] = [known.open, known.high, known.low, known.close].map((one) => one.at(at));
        return { time: toIso(known.time.at(at)), open: open!, high: high!, low: low!, close: close! };
      });
      const text = ({ time, ...prices }: (typeof rows)[number]) =>
        [time, ...Object.values(prices).map((price) => priceText(desk, price, symbol))].join('  ');
      return { lines: rows.length === 0 ? ['no bar has closed yet'] : rows.map(text), data: { symbol, bars: rows } };
    },
  },
  market: {
    usage: 'market',
    about: 'tells the time, and whether the market is open',
    run({ market, symbol }, words) {
      atMost(words, 0, 'market');
      const { open, close } = market.session(symbol);
      const isOpen = market.isMarketOpen(symbol);
      const when = isOpen ? `open until ${toIso(close)}` : `closed; opens ${toIso(open)}, closes ${toIso(close)}`;
      return {
        lines: [`now ${toIso(market.time)}; ${symbol} is ${when}`],
        data: { isOpen, session: { open: toIso(open), close: toIso(close) } },
      };
    },
  },
  symbol: {
    usage: 'symbol [name]',
    about: 'says which instrument commands are about, or changes it',
    run(desk, words) {
      atMost(words, 1, 'symbol [name]');
      const { symbols } = desk.market;
      const [name = desk.symbol] = words;
      if (!symbols.includes(name)) refuse(`The market has no "${name}". ${didYouMean(name, symbols)}`);
      desk.symbol = name;
      return { lines: [`${name}, of ${symbols.join(', ')}`], data: { symbols } };
    },
  },
  help: {
    usage: 'help [command]',
    about: 'lists the commands',
    run(_, words) {
      const names = words.length === 0 ? Object.keys(simCommands) : [nameOf(words[0]!)];
      const lines = names.flatMap((name) => [simCommands[name]!.usage, `    ${simCommands[name]!.about}`]);
      const notes = [
        'A level (stop, target) is a price, 50ticks or 0.5%; it stands at that distance from the fill.',
        'What is sent acts from the next open on. A line that begins with # is skipped.',
      ];
      const commands = names.map((name) => ({
        name,
        usage: simCommands[name]!.usage,
        about: simCommands[name]!.about,
      }));
      return { lines: words.length === 0 ? [...lines, ...notes] : lines, data: { commands } };
    },
  },
  quit: {
    usage: 'quit',
    about: 'ends; the end of the input does as well',
    run(desk) {
      desk.isDone = true;
      return { lines: [standing(desk)], data: {} };
    },
  },
};

const aliases: Readonly<Record<string, string>> = { n: 'next', bar: 'bars', q: 'quit', exit: 'quit', '?': 'help' };

function nameOf(word: string): string {
  const name = aliases[word.toLowerCase()] ?? word.toLowerCase();
  if (Object.hasOwn(simCommands, name)) return name;
  const names = Object.keys(simCommands);
  return refuse(`There is no command "${word}". ${didYouMean(word, names)}`);
}

/**
 * Runs one line; null for an empty one and for a comment.
 *
 * @throws what is wrong with it; then nothing was sent and nothing has moved.
 */
export function runLine(desk: Desk, line: string): Answer | null {
  const [word, ...words] = line.trim().split(/\s+/);
  if (word === undefined || word === '' || word.startsWith('#')) return null;
  const { lines, data } = simCommands[nameOf(word)]!.run(desk, words);
  return {
    lines,
    data: { ...data, time: toIso(desk.market.time), account: accountData(desk), isOver: desk.market.isOver },
  };
}

const entryWords = ['limit', 'trigger', 'stop', 'target', 'trailing', 'trail', 'for', 'until'];

/** What the last word of a line may be continued to. */
export function continuations({ market }: Desk, line: string): string[] {
  const words = line.trimStart().split(/\s+/);
  const last = words.at(-1) ?? '';
  const of = (names: readonly string[]) => names.filter((name) => name.startsWith(last)).map((name) => `${name} `);
  if (words.length === 1) return of(Object.keys(simCommands));
  const [command] = words;
  if (command === 'help') return of(Object.keys(simCommands));
  if (command === 'symbol') return of(market.symbols);
  if (command === 'cancel' || command === 'move') return of(['all', ...market.orders().map(({ id }) => String(id))]);
  if (words.at(-2) === 'for') return of(['gtc', 'day', 'ioc', 'fok', 'at-open', 'at-close']);
  return command === 'buy' || command === 'sell' || command === 'close' ? of(entryWords) : [];
}
