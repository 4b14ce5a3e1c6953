// Strategies of handlers as plain data, so that the engine and the slow reference can play the same ones, and a record
// of all that each callback can see.
import { type Context, defineStrategy, type Handlers, type Strategy } from '../../../src/index.ts';

interface Priced {
  /** A limit, stop or trailing order; without it a market order. */
  readonly type?: 'limit' | 'stop' | 'trailing';
  /** Of a limit or stop: ticks from the last known close. Of a trailing order: its distance in ticks, above 0. */
  readonly away?: number;
}

/** One command. Instruments by index, live orders by their place modulo how many there are. */
export type Command =
  | (Priced & {
      readonly do: 'buy' | 'sell';
      readonly instrument: number;
      readonly size: { readonly kind: 'units' | 'cash' | 'equity-fraction' | 'risk-fraction'; readonly value: number };
      /** Distances in ticks. */
      readonly stopLoss?: number;
      readonly takeProfit?: number;
      readonly trailingStop?: number;
      /** Nanoseconds from now. */
      readonly expires?: bigint;
    })
  | (Priced & {
      readonly do: 'close';
      readonly instrument: number;
      readonly units?: number;
      readonly fraction?: number;
    })
  | {
      readonly do: 'target';
      readonly targets: readonly {
        readonly instrument: number;
        readonly kind: 'units' | 'value' | 'weight';
        readonly value: number;
      }[];
    }
  | { readonly do: 'cancel'; readonly which: number }
  /** A limit or stop, to so many ticks from the last close; of others nothing. */
  | { readonly do: 'modify'; readonly which: number; readonly away: number }
  | { readonly do: 'timer'; readonly after: bigint };

/** What is done in which callback: they are numbered in the order of calls, `onStart` being 0. */
export type Script = Readonly<Record<number, readonly Command[]>>;

function priceOf(ctx: Context, symbol: string, away: number): number {
  const { tickSize } = ctx.instrument(symbol);
  return ctx.roundPrice(ctx.barsOf(symbol).close.at(-1) + away * tickSize, 'down', symbol);
}

function priced(ctx: Context, symbol: string, { type, away = 1 }: Priced): object {
  if (type === undefined || ctx.barsOf(symbol).length === 0) return {};
  if (type === 'trailing') return { trail: away * ctx.instrument(symbol).tickSize };
  return { [type]: priceOf(ctx, symbol, away) };
}

/** Does one command; what it gave back. */
export function play(ctx: Context, command: Command): unknown {
  const { symbols } = ctx;
  const orders = ctx.orders();
  switch (command.do) {
    case 'buy':
    case 'sell': {
      const symbol = symbols[command.instrument]!;
      const { tickSize } = ctx.instrument(symbol);
      const distances = (['stopLoss', 'takeProfit', 'trailingStop'] as const).flatMap((name) =>
        command[name] === undefined ? [] : [[name, command[name] * tickSize] as const],
      );
      return ctx[command.do]({
        symbol,
        size: command.size,
        ...priced(ctx, symbol, command),
        ...Object.fromEntries(distances),
        ...(command.expires === undefined ? {} : { expires: ctx.time + command.expires }),
      });
    }
    case 'close': {
      const { instrument, units, fraction } = command;
      const symbol = symbols[instrument]!;
      const amount = units === undefined ? (fraction === undefined ? {} : { fraction }) : { units };
      return ctx.close({ symbol, ...amount, ...priced(ctx, symbol, command) });
    }
    case 'target':
      return ctx.target(
        command.targets.map(({ instrument, kind, value }) => ({ symbol: symbols[instrument]!, [kind]: value })),
      );
    case 'cancel':
      return orders.length === 0 ? null : ctx.cancel(orders[command.which % orders.length]!.id);
    case 'modify': {
      const order = orders[command.which % orders.length];
      if (order === undefined || (order.type !== 'limit' && order.type !== 'stop')) return null;
      if (ctx.barsOf(order.symbol).length === 0) return null;
      return ctx.modify(order.id, { [order.type]: priceOf(ctx, order.symbol, command.away) });
    }
    case 'timer':
      return ctx.setTimer(ctx.time + command.after);
  }
}

/** Everything that a callback can see, as text. */
export function seen(ctx: Context): string {
  const { cash, equity, exposure } = ctx.account;
  const instruments = ctx.symbols.map((symbol) => {
    const bars = ctx.barsOf(symbol);
    const { units, entryPrice, entryTime, profit } = ctx.position(symbol);
    const last = bars.length === 0 ? [] : [bars.time.at(-1), bars.open.at(-1), bars.close.at(-1), bars.high.at(0)];
    return [symbol, bars.length, ...last, units, entryPrice, entryTime, profit].join(' ');
  });
  const orders = ctx.orders().map((order) => Object.values(order).join(' '));
  return [ctx.time, ctx.symbol, cash, equity, exposure, ...instruments, ...orders].join(' | ');
}

export interface Recording {
  /** One line a callback: its name, what it was given and, where it looked, what it saw. */
  readonly lines: string[];
}

/**
 * A strategy that plays a script and records.
 *
 * @param looks in which callbacks, by their number, it looks at all there is; in all by default
 */
export function scripted(
  script: Script,
  {
    recording,
    looks = () => true,
  }: { readonly recording?: Recording; readonly looks?: (call: number) => boolean } = {},
): Strategy {
  return defineStrategy({
    name: 'scripted',
    handlers(): Handlers {
      let calls = 0;
      const call = (name: string) => (ctx: Context, event?: object) => {
        const number = calls++;
        const told = event === undefined ? '' : Object.values(event).join(' ');
        const view = looks(number) ? seen(ctx) : `${ctx.time} ${ctx.symbol} ${ctx.bars.length}`;
        const commands = name === 'onEnd' ? [] : (script[number] ?? []);
        const given = commands.map((command) => String(play(ctx, command)));
        recording?.lines.push([number, name, told, view, ...given].join(' ; '));
      };
      return {
        onStart: call('onStart'),
        onBar: call('onBar'),
        onOrder: call('onOrder'),
        onFill: call('onFill'),
        onTimer: call('onTimer'),
        onEnd: call('onEnd'),
      };
    },
  });
}
