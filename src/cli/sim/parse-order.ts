import type { CloseRequest, EntryRequest } from '../../backtest/index.ts';
import { didYouMean, TiercelError } from '../../kernel/index.ts';
import type { Desk } from './desk.ts';

function refuse(message: string): never {
  throw new TiercelError('TIERCEL_E_USAGE', message);
}

/** A number above 0 without its unit, where it has one. */
function numberOf(text: string, what: string): number {
  const value = Number(text.replaceAll(',', '').replaceAll('_', ''));
  if (text !== '' && Number.isFinite(value) && value > 0) return value;
  return refuse(`${what} must be a number above 0, was "${text}".`);
}

/** A distance from the price at which an order is expected to fill. */
interface Level {
  readonly distance: number;
  /** As the user gave it and what it means, for the answer. */
  readonly text: string;
}

interface Place {
  readonly desk: Desk;
  /** Above 0 for a buy. */
  readonly sign: 1 | -1;
  /** Where the entry is expected to fill: its limit or trigger, else the last close; null before the first. */
  readonly reference: number | null;
  readonly referenceName: string;
}

/** `1.19` (a price), `50ticks` or `0.5%`: as a distance on the losing (-1) or the winning (1) side. */
function levelOf(text: string, name: string, side: 1 | -1, place: Place): Level {
  const { desk, sign, reference, referenceName } = place;
  if (/ticks?$/i.test(text)) {
    const distance = numberOf(text.replace(/ticks?$/i, ''), name) * desk.market.instrument(desk.symbol).tickSize;
    return { distance, text: `${name} ${text} from its fill` };
  }
  if (reference === null) refuse(`${name}: no bar has closed yet, so a distance is needed: 50ticks.`);
  if (text.endsWith('%')) {
    const distance = (numberOf(text.slice(0, -1), name) / 100) * reference;
    return { distance, text: `${name} ${text} from its fill` };
  }
  const price = numberOf(text, name);
  const distance = (price - reference) * sign * side;
  if (distance <= 0) {
    const where = sign * side > 0 ? 'above' : 'below';
    refuse(`${name}: ${text} must lie ${where} ${referenceName} ${reference}.`);
  }
  const far = Number(distance.toFixed(10));
  return { distance: far, text: `${name} ${far} from its fill (${text} if that is ${referenceName} ${reference})` };
}

const entryWords = ['limit', 'trigger', 'stop', 'target', 'trailing', 'trail', 'for', 'until'] as const;
const closeWords = ['limit', 'trigger', 'trail', 'for', 'until'] as const;

/** The words after the size, in pairs. */
function pairsOf(words: readonly string[], known: readonly string[]): Map<string, string> {
  const pairs = new Map<string, string>();
  for (let at = 0; at < words.length; at += 2) {
    const [word, value] = [words[at]!.toLowerCase(), words[at + 1]];
    if (!known.includes(word)) refuse(`"${words[at]}" is not known here. ${didYouMean(word, known)}`);
    if (value === undefined) refuse(`"${word}" needs a value.`);
    if (pairs.has(word)) refuse(`"${word}" stands twice.`);
    pairs.set(word, value);
  }
  return pairs;
}

/** What entries and closes have in common. */
function priceAndLife(pairs: ReadonlyMap<string, string>) {
  const number = (word: string) => (pairs.has(word) ? numberOf(pairs.get(word)!, word) : undefined);
  const trail = pairs.get('trail');
  const life = pairs.get('for');
  const until = pairs.get('until');
  return {
    ...optional('limit', number('limit')),
    ...optional('stop', number('trigger')),
    ...(trail?.endsWith('%') === true
      ? { trailPercent: numberOf(trail.slice(0, -1), 'trail') }
      : optional('trail', number('trail'))),
    ...optional('timeInForce', life as EntryRequest['timeInForce']),
    ...optional('expires', until),
  };
}

const optional = <K extends string, T>(name: K, value: T | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [N in K]?: T };

export interface ParsedEntry {
  readonly request: EntryRequest;
  /** What is attached to it, in words. */
  readonly attached: readonly string[];
}

/**
 * `1000 limit 1.19 stop 1.18 target 1.25`: units or a share of the equity (`50%`), then pairs of words.
 *
 * @throws TIERCEL_E_USAGE for words that are not known, prices on the wrong side, and numbers that are none.
 */
export function parseEntry(words: readonly string[], action: 'buy' | 'sell', desk: Desk): ParsedEntry {
  const [first, ...rest] = words;
  if (first === undefined) refuse(`${action} needs a size: units such as 1000, or a share of the equity such as 50%.`);
  const isShare = first.endsWith('%');
  const amount = numberOf(isShare ? first.slice(0, -1) : first, 'the size');
  const pairs = pairsOf(rest, entryWords);
  const plain = priceAndLife(pairs);
  const { limit, stop } = plain;
  const close = desk.market.currentBar(desk.symbol)?.close ?? null;
  const place: Place = {
    desk,
    sign: action === 'buy' ? 1 : -1,
    reference: limit ?? stop ?? close,
    referenceName: limit !== undefined ? 'its limit' : stop !== undefined ? 'its trigger' : 'the last close',
  };
  const level = (word: string, name: string, side: 1 | -1) =>
    pairs.has(word) ? levelOf(pairs.get(word)!, name, side, place) : undefined;
  const [loss, gain] = [level('stop', 'stop', -1), level('target', 'target', 1)];
  const trailing = level('trailing', 'trailing stop', -1);
  return {
    request: {
      symbol: desk.symbol,
      ...(isShare ? { size: { kind: 'equity-fraction' as const, value: amount / 100 } } : { units: amount }),
      ...plain,
      ...optional('stopLoss', loss?.distance),
      ...optional('takeProfit', gain?.distance),
      ...optional('trailingStop', trailing?.distance),
    },
    attached: [loss, gain, trailing].flatMap((one) => (one === undefined ? [] : [one.text])),
  };
}

/** `close`, `close 500`, `close 50% limit 1.25`. */
export function parseClose(words: readonly string[], desk: Desk): CloseRequest {
  const [first, ...rest] = words;
  const hasSize = first !== undefined && /^[\d.]/.test(first);
  const plain = priceAndLife(pairsOf(hasSize ? rest : words, closeWords));
  const size = !hasSize
    ? {}
    : first.endsWith('%')
      ? { fraction: numberOf(first.slice(0, -1), 'the size') / 100 }
      : { units: numberOf(first, 'the size') };
  return { symbol: desk.symbol, ...size, ...plain };
}
