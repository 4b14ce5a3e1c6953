import type { FillRule, OrderReason, OrderState } from '../handlers/index.ts';

/** Where the rules of fills are written. */
export const rulesSection = 'docs/semantics.md#rules-of-fills';

/** What each rule of a fill says. */
export const ruleWords: Readonly<Record<FillRule, string>> = {
  'market-open': 'A market order fills at the first open of its instrument after its decision.',
  'gap-open': 'The open had already passed its price: it fills at the open.',
  'stop-on-path': 'The path of the bar reached its stop: it became a market order there.',
  'limit-on-path': 'The path of the bar met its limit: it fills at that price.',
  'market-close':
    'With `same-close` a market order fills at the close of its decision: for comparisons, not to be had.',
  liquidation: 'The account was called for margin: it closes the position at the next open.',
  'touch-on-path': 'The path of the bar touched its price: it became a market order there.',
  'open-auction': 'It was for the opening auction: it fills at the open of the session.',
  'close-auction': 'It was for the closing auction: it fills at the close of the session.',
  'book-taken': 'It took what the other side showed, best level first.',
  queue: 'A trade came to its place in the queue of its price, or went beyond the price.',
  crossed: 'The other side came to its price: it fills at that price by what stood there.',
};

/** Why an order ended as it did. */
export const reasonWords: Readonly<Record<OrderReason, string>> = {
  none: '',
  leverage:
    'with it the gross exposure would have been more than the leverage allows, or a position more than 2^52 lots',
  'below-minimum': 'the quantity came out below the smallest that the instrument trades',
  'no-equity': 'there was no equity to size it by',
  'no-stop': 'its size is a risk, and it had no stop to measure that by',
  'bad-price': 'its price, or an attached level, is none: below one tick or too high',
  'sibling-filled': 'another order of the same entry was filled',
  'position-closed': 'the position that it would have reduced had ended',
  'end-of-data': 'no bar followed at which it could act',
  cancelled: 'the strategy cancelled it',
  replaced: 'a newer entry, exit or opposite signal took its place',
  'at-target': 'what it was to reach was held already when it came to the market',
  'time-in-force': 'its time was over, or it had to be filled at once and was not',
  margin: 'it needed more margin than was free',
  'margin-restored': 'the equity covered the margin again before it came to it',
  'post-only': 'it would have been filled at once, which `postOnly` forbids',
  'reduce-only': 'there was nothing that it could reduce',
  'unknown-cost': 'too few bars lay before it to tell what it would cost',
};

export const stateWords: Readonly<Record<OrderState, string>> = {
  held: 'It waits for its entry.',
  sent: 'It was sent and met no open.',
  working: 'It still worked when the data ended: its price was not met.',
  triggered: 'It was triggered, and the rest of it had not filled when the data ended.',
  filled: 'It was filled.',
  cancelled: 'It was cancelled',
  rejected: 'It was rejected',
  expired: 'It expired',
};

/** The end of an order as a sentence. */
export function outcomeWords(state: OrderState, reason: OrderReason): string {
  const ended = stateWords[state];
  if (ended.endsWith('.')) return ended;
  return reason === 'none' ? `${ended}.` : `${ended}: ${reasonWords[reason]}.`;
}
