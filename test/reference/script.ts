// A strategy of handlers as plain data: what is sent in which callback. It is played on a desk, of which the product has
// one and the reference another; what both see is written down and compared.

export type PriceWish =
  | { readonly type: 'market' }
  /** Steps of 0.01 from the last close. */
  | { readonly type: 'limit' | 'stop'; readonly away: number }
  | { readonly type: 'trail'; readonly distance: number };

export type LifeWish =
  | { readonly type: 'gtc' }
  | { readonly type: 'day' }
  | { readonly type: 'gtd'; readonly minutes: number };

export type EntrySizeKind = 'units' | 'cash' | 'equity-fraction' | 'risk-fraction';

export interface Levels {
  readonly stopLoss?: number;
  readonly takeProfit?: number;
  readonly trailingStop?: number;
}

export type TargetWish = { readonly instrument: number } & (
  | { readonly units: number }
  | { readonly value: number }
  | { readonly weight: number }
);

export type Action =
  | {
      readonly do: 'enter';
      readonly instrument: number;
      readonly side: 'buy' | 'sell';
      readonly price: PriceWish;
      readonly size: { readonly kind: EntrySizeKind; readonly value: number };
      readonly levels: Levels;
      readonly life: LifeWish;
    }
  | {
      readonly do: 'close';
      readonly instrument: number;
      readonly price: PriceWish;
      readonly part: { readonly units?: number; readonly fraction?: number };
      readonly life: LifeWish;
    }
  | { readonly do: 'target'; readonly targets: readonly TargetWish[] }
  /** Of the orders that live, modulo their number. */
  | { readonly do: 'cancel'; readonly nth: number }
  | { readonly do: 'modify'; readonly nth: number; readonly away: number }
  | { readonly do: 'timer'; readonly minutes: number };

export interface Script {
  /** For the first onBar, the second and so on. */
  readonly bars: readonly (readonly Action[])[];
  /** For the first other callback, the second and so on. */
  readonly others: readonly (readonly Action[])[];
}

/** How an order is priced and how long it lives, in the words of the product's requests. */
export interface Terms {
  readonly limit?: number;
  readonly stop?: number;
  readonly trail?: number;
  readonly timeInForce?: 'day';
  readonly expires?: bigint;
}

export interface DeskOrder {
  readonly id: number;
  readonly instrument: number;
  readonly type: string;
  readonly state: string;
  readonly price: number;
}

/** What a callback sees and can do. Prices are those that strategies see. */
export interface Desk {
  readonly time: bigint;
  readonly instruments: number;
  /** The last close that is known, or null. */
  lastClose(instrument: number): number | null;
  roundPrice(instrument: number, price: number, direction: 'down' | 'up'): number;
  account(): { readonly cash: number; readonly equity: number; readonly exposure: number };
  position(instrument: number): { readonly units: number; readonly entryPrice: number; readonly profit: number };
  /** By id. */
  orders(): readonly DeskOrder[];
  enter(
    instrument: number,
    request: { side: 'buy' | 'sell'; size: { kind: EntrySizeKind; value: number } } & Levels & Terms,
  ): number;
  close(instrument: number, request: { units?: number; fraction?: number } & Terms): number | null;
  target(targets: readonly TargetWish[]): readonly number[];
  cancel(id: number): boolean;
  modify(id: number, change: { limit?: number; stop?: number }): boolean;
  setTimer(time: bigint): void;
}

const MINUTE = 60_000_000_000n;

function priceAt(desk: Desk, instrument: number, away: number): number | null {
  const close = desk.lastClose(instrument);
  if (close === null) return null;
  const price = desk.roundPrice(instrument, close + away / 100, away < 0 ? 'down' : 'up');
  return price > 0 ? price : null;
}

/** Null where no such price exists. */
function termsOf(desk: Desk, instrument: number, { price, life }: { price: PriceWish; life: LifeWish }): Terms | null {
  const lives =
    life.type === 'gtd'
      ? { expires: desk.time + BigInt(life.minutes) * MINUTE }
      : life.type === 'day'
        ? { timeInForce: 'day' as const }
        : {};
  if (price.type === 'market') return lives;
  if (price.type === 'trail') return { ...lives, trail: price.distance };
  const at = priceAt(desk, instrument, price.away);
  return at === null ? null : { ...lives, [price.type]: at };
}

/** Does what an action says; tells what came back. */
export function act(desk: Desk, action: Action): unknown {
  switch (action.do) {
    case 'enter': {
      const terms = termsOf(desk, action.instrument, action);
      const { side, size, levels } = action;
      return terms === null ? 'no price' : desk.enter(action.instrument, { side, size, ...levels, ...terms });
    }
    case 'close': {
      const terms = termsOf(desk, action.instrument, action);
      return terms === null ? 'no price' : desk.close(action.instrument, { ...action.part, ...terms });
    }
    case 'target':
      return desk.target(action.targets);
    case 'timer':
      return desk.setTimer(desk.time + BigInt(action.minutes) * MINUTE);
    default:
      return actOnOrder(desk, action);
  }
}

function actOnOrder(desk: Desk, action: Extract<Action, { do: 'cancel' | 'modify' }>): unknown {
  const orders = desk.orders();
  if (orders.length === 0) return 'no order';
  const order = orders[action.nth % orders.length]!;
  if (action.do === 'cancel') return desk.cancel(order.id);
  if (order.type !== 'limit' && order.type !== 'stop') return 'no price to move';
  const price = priceAt(desk, order.instrument, action.away);
  return price === null ? 'no price' : desk.modify(order.id, { [order.type]: price });
}

/** One callback as it was seen: what it was about, the present, what was sent and what came back. */
export interface Seen {
  readonly callback: string;
  readonly about: unknown;
  readonly time: bigint;
  readonly closes: readonly (number | null)[];
  readonly account: ReturnType<Desk['account']>;
  readonly positions: readonly ReturnType<Desk['position']>[];
  readonly orders: readonly DeskOrder[];
  readonly answers: readonly unknown[];
}

/** Plays a script: one function for all callbacks. */
export function playerOf(script: Script): {
  readonly seen: Seen[];
  call(callback: string, desk: Desk, about: unknown): void;
} {
  const seen: Seen[] = [];
  const count = { bars: 0, others: 0 };
  return {
    seen,
    call(callback, desk, about) {
      const list = callback === 'onBar' ? ('bars' as const) : ('others' as const);
      const actions = callback === 'onEnd' ? [] : (script[list][count[list]++] ?? []);
      const instruments = Array.from({ length: desk.instruments }, (_, i) => i);
      const present = {
        time: desk.time,
        closes: instruments.map((i) => desk.lastClose(i)),
        account: desk.account(),
        positions: instruments.map((i) => desk.position(i)),
        orders: desk.orders(),
      };
      seen.push({ callback, about, ...present, answers: actions.map((action) => act(desk, action)) });
    },
  };
}
