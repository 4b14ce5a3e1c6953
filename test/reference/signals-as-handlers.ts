// Signals said by a handler: what both forms can say must come to the same fills.
import type { Context, EntryRequest, Handlers } from '../../src/backtest/handlers/index.ts';
import type { Signals } from '../../src/backtest/simulator/index.ts';
import type { Case, CaseFeed } from './cases.ts';

type Held = 'long' | 'short' | null;

function valueAt(column: Float64Array | number | undefined, t: number): number {
  return typeof column === 'number' ? column : (column?.[t] ?? Number.NaN);
}

const isOn = (mask: Uint8Array | undefined, t: number): boolean => mask?.[t] === 1;
const isNone = (x: number): boolean => Number.isNaN(x) || x === 0;
const isUsable = (x: number): boolean => x > 0 && x < Number.POSITIVE_INFINITY;

function heldOf(units: number): Held {
  return units === 0 ? null : units > 0 ? 'long' : 'short';
}

/** Levels and prices of an entry; null where one of them could not be placed, so that signals have it rejected. */
function termsOf(
  ctx: Context,
  signals: Signals,
  { t, side }: { t: number; side: 'buy' | 'sell' },
): EntryRequest | null {
  const request: Record<string, number> = {};
  for (const name of ['stopLoss', 'takeProfit', 'trailingStop'] as const) {
    const distance = valueAt(signals[name], t);
    if (isNone(distance)) continue;
    if (!isUsable(distance)) return null;
    request[name] = distance;
  }
  for (const name of ['limit', 'stop'] as const) {
    const price = valueAt(signals[name], t);
    if (Number.isNaN(price)) continue;
    const rounded = price > 0 ? ctx.roundPrice(price, (side === 'buy') === (name === 'limit') ? 'down' : 'up') : 0;
    if (!isUsable(rounded)) return null;
    request[name] = rounded;
  }
  return request;
}

/** Calls the commands that the masks of a bar stand for. */
function decide(ctx: Context, { signals }: CaseFeed, { options }: Case): void {
  const t = ctx.bars.length - 1;
  const conflict = isOn(signals.enterLong, t) && isOn(signals.enterShort, t);
  const exits = { long: isOn(signals.exitLong, t), short: isOn(signals.exitShort, t) };
  const wantsLong = isOn(signals.enterLong, t) && !conflict && !exits.long;
  const wantsShort = isOn(signals.enterShort, t) && !conflict && !exits.short;
  const wants: Held = wantsLong ? 'long' : wantsShort ? 'short' : null;
  const held = heldOf(ctx.position(ctx.symbol).units);
  const closes = held !== null && (exits[held] || (wants !== null && wants !== held));
  const enters =
    wants !== null && (held === null || (held === wants ? options.accumulate : exits[held] || options.reverse));
  for (const { id, intent, side } of ctx.orders(ctx.symbol)) {
    if (intent !== 'entry') continue;
    const of = side === 'buy' ? 'long' : 'short';
    const isOver = exits[of] || (wants !== null && wants !== of);
    if (isOver || (enters && of === wants && !options.accumulate)) ctx.cancel(id);
  }
  if (closes) ctx.close({ symbol: ctx.symbol });
  if (!enters) return;
  const side = wants === 'long' ? 'buy' : 'sell';
  const value = signals.size === undefined ? options.size.value : valueAt(signals.size, t);
  const terms = termsOf(ctx, signals, { t, side });
  if (terms === null || !isUsable(value)) return;
  ctx[side]({
    symbol: ctx.symbol,
    ...terms,
    size: { kind: options.size.kind, value } as NonNullable<EntryRequest['size']>,
  });
}

const targetNames = { 'target-units': 'units', 'target-value': 'value', 'target-weight': 'weight' } as const;

function aim(ctx: Context, { signals }: CaseFeed, { options }: Case): void {
  const target = valueAt(signals.target, ctx.bars.length - 1);
  if (Number.isNaN(target)) return;
  const name = targetNames[options.size.kind as keyof typeof targetNames];
  ctx.target({ symbol: ctx.symbol, [name]: target });
}

/** The handlers that say what the signals of a case say. */
export function handlersOf(c: Case): Handlers {
  return {
    onBar(ctx) {
      const feed = c.feeds[ctx.symbols.indexOf(ctx.symbol)]!;
      if (feed.signals.target === undefined) decide(ctx, feed, c);
      else aim(ctx, feed, c);
    },
  };
}

/** Handlers cannot attach levels to a target. */
export function canBothSay({ feeds }: Case): boolean {
  return feeds.every(
    ({ signals: { target, stopLoss, takeProfit, trailingStop } }) =>
      target === undefined || [stopLoss, takeProfit, trailingStop].every((x) => x === undefined),
  );
}
