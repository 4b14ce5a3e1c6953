import { type TimeInput, toIso, toNanoseconds } from '../../market/index.ts';
import { orderStates, orderTypes, type Size, timesInForce } from '../simulator/types.ts';
import { accountHead, accountPart, commandCells, commandKinds, orderFlags, rowCells } from './exchange.ts';
import { factorNow, follow, type Lane, laneNamed, type Present, timeOf } from './present.ts';
import { pricing, termsOf, typeCode } from './pricing.ts';
import {
  type Amount,
  attached,
  checkFields,
  closeAmount,
  entryAmount,
  refuse,
  targetAmount,
  ticksOf,
} from './requests.ts';
import type { CloseRequest, Context, EntryRequest } from './types.ts';

type Commands = Pick<Context, 'buy' | 'sell' | 'close' | 'target' | 'cancel' | 'modify'>;

/** What orders need of the run beside where it stands. */
export interface CommandRules {
  /** Size of entries that name none. */
  readonly size: Size;
  /** End of the trading day in which an order is sent, by the calendar of its instrument. */
  readonly dayEnd: (lane: Lane, time: bigint) => bigint;
  /** Tells the session when the sessions of an instrument open and close; once is enough. */
  readonly knowSessions: (lane: Lane) => void;
}

/** Codes of the native core (`native/sim/types.hpp`). */
const amountCodes: Record<Amount['kind'], number> = {
  units: 0,
  cash: 1,
  'equity-fraction': 2,
  'risk-fraction': 3,
  'target-units': 4,
  'target-value': 5,
  'target-weight': 6,
  position: 7,
};
const [entry, exit] = [0, 1];
const held = orderStates.indexOf('held');
const filled = orderStates.indexOf('filled');

/** The commands of a context: each is checked whole before anything is sent, then acts in the native session. */
export function createCommands(present: Present, rules: CommandRules): Commands {
  const { session } = present;
  const { command, times, account, rows } = session.exchange;

  function begin(call: string): void {
    if (present.isEnded) refuse(`${call}: the data are over, no order can act any more.`);
    follow(present);
    command.fill(0);
    times[2] = 0n;
  }

  function send(kind: keyof typeof commandKinds): number {
    command[commandCells.kind] = commandKinds[kind];
    command[commandCells.atClose] = Number(present.callback === 'onBar');
    present.isBroken = true; // what was foreseen without this order may not come
    return session.send();
  }

  function writeAmount(lane: Lane, { kind, value }: Amount): void {
    command[commandCells.instrument] = lane.index;
    command[commandCells.sizeKind] = amountCodes[kind];
    command[commandCells.asked] = value;
  }

  /** What entries and exits have in common. */
  function writeOrder(call: string, request: EntryRequest | CloseRequest, lane: Lane): void {
    const price = pricing(call, request, { lane, factor: factorNow(present, lane) });
    const { life, allOrNone, postOnly, reduceOnly, display } = termsOf(call, request, price.type);
    command[commandCells.type] = typeCode(price.type);
    command[commandCells.ticks] = price.ticks;
    command[commandCells.limit] = price.limit;
    command[commandCells.trail] = price.trail;
    command[commandCells.trailRate] = price.trailRate;
    command[commandCells.display] = display;
    command[commandCells.flags] =
      Number(allOrNone) * orderFlags.allOrNone +
      Number(postOnly) * orderFlags.postOnly +
      Number(reduceOnly) * orderFlags.reduceOnly;
    command[commandCells.intent] = reduceOnly ? exit! : entry!;
    command[commandCells.timeInForce] = timesInForce.indexOf(life);
    if (life === 'at-open' || life === 'at-close') rules.knowSessions(lane);
    if (life === 'day') times[2] = rules.dayEnd(lane, timeOf(present));
    if (life === 'gtd') times[2] = laterTime(present, `${call}: \`expires\``, request.expires!);
  }

  function enter(call: 'buy' | 'sell', request: EntryRequest): number {
    begin(call);
    checkFields(call, request, 'entry');
    const lane = laneNamed(present, request.symbol);
    writeAmount(lane, entryAmount(call, request, rules.size));
    writeOrder(call, request, lane);
    const { stopLoss, takeProfit, trailingStop } = attached(call, request, factorNow(present, lane));
    command[commandCells.stopLoss] = stopLoss;
    command[commandCells.takeProfit] = takeProfit;
    command[commandCells.trailingStop] = trailingStop;
    command[commandCells.side] = call === 'buy' ? 1 : -1;
    return send('order');
  }

  /** The row of an order; false when it is done, and with `works` also while it waits for its entry. */
  function isLive(call: string, id: number): boolean {
    if (!Number.isInteger(id) || session.order(id) === 0)
      refuse(`${call}: there is no order ${String(id)} in this run.`);
    return rows[rowCells.state]! < filled;
  }

  return {
    buy: (request = {}) => enter('buy', request),
    sell: (request = {}) => enter('sell', request),
    close(request = {}) {
      begin('close');
      checkFields('close', request, 'close');
      const lane = laneNamed(present, request.symbol);
      const units = unitsOf(account, lane);
      writeAmount(lane, closeAmount(request));
      writeOrder('close', request, lane);
      if (units === 0) return null;
      command[commandCells.side] = units > 0 ? -1 : 1;
      command[commandCells.intent] = exit!;
      return send('order');
    },
    target(request) {
      const all = Array.isArray(request) ? request : [request];
      begin('target');
      const asked = all.map((each) => ({ amount: targetAmount(each), lane: laneNamed(present, each.symbol) }));
      const targets = asked.flatMap(({ amount, lane }) => [lane.index, amountCodes[amount.kind], amount.value]);
      command[commandCells.atClose] = Number(present.callback === 'onBar');
      present.isBroken = true;
      const count = session.target(Float64Array.from(targets));
      const first = command[commandCells.order]!;
      return Array.from({ length: count }, (_, i) => first + i);
    },
    cancel(id) {
      begin('cancel');
      if (!isLive('cancel', id)) return false;
      command[commandCells.order] = id;
      send('cancel');
      return true;
    },
    modify(id, change) {
      begin('modify');
      checkFields('modify', change, 'modify');
      if (!isLive('modify', id) || rows[rowCells.state] === held) return false;
      const type = orderTypes[rows[rowCells.type]!]!;
      const price = type === 'limit' ? change.limit : type === 'stop' ? change.stop : undefined;
      if (price === undefined || Object.keys(change).length !== 1) {
        const wanted = type === 'limit' || type === 'stop' ? `takes a new \`${type}\`` : 'cannot be moved';
        refuse(`modify: order ${id} is a ${type} order, which ${wanted}.`);
      }
      const lane = present.lanes[rows[rowCells.instrument]!]!;
      command[commandCells.order] = id;
      command[commandCells.ticks] = ticksOf('modify', price, { lane, factor: factorNow(present, lane) });
      send('modify');
      return true;
    },
  };
}

/** Signed units of an instrument's position, from the account's cells. */
export function unitsOf(account: Float64Array, { index }: Lane): number {
  return account[accountHead.length + index * accountPart.length + accountPart.units]!;
}

/** A time that must lie after the present one. */
export function laterTime(present: Present, call: string, input: TimeInput): bigint {
  const time = toNanoseconds(input, call);
  const now = timeOf(present);
  if (time > now) return time;
  return refuse(`${call} must lie after the present time ${toIso(now)}, was ${toIso(time)}.`);
}
