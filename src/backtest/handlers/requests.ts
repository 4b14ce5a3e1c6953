import { didYouMean, TiercelError } from '../../kernel/index.ts';
import { entrySizeKinds, type Size } from '../simulator/types.ts';
import type { Lane } from './present.ts';
import type { CloseRequest, EntryRequest, TargetRequest } from './types.ts';

const priceFields = ['limit', 'stop', 'touch', 'trail', 'trailPercent'] as const;
const termFields = ['timeInForce', 'expires', 'allOrNone', 'postOnly', 'display'] as const;
const distances = ['stopLoss', 'takeProfit', 'trailingStop'] as const;
const targets = ['units', 'value', 'weight'] as const;

const fields = {
  entry: ['symbol', 'units', 'size', 'reduceOnly', ...distances, ...priceFields, ...termFields],
  close: ['symbol', 'units', 'fraction', ...priceFields, ...termFields],
  target: ['symbol', ...targets],
  modify: ['limit', 'stop'],
} as const;

/** Throws TIERCEL_E_ORDER. */
export function refuse(message: string): never {
  throw new TiercelError('TIERCEL_E_ORDER', message);
}

/** Refuses what is no object or has a field that is not known. */
export function checkFields(call: string, request: object, form: keyof typeof fields): void {
  if (typeof request !== 'object' || request === null) refuse(`${call} takes an object, was ${String(request)}.`);
  for (const field of Object.keys(request)) {
    if (!(fields[form] as readonly string[]).includes(field)) {
      refuse(`${call} does not know \`${field}\`. ${didYouMean(field, fields[form])}`);
    }
  }
}

/** A number above 0. */
export function positive(call: string, name: string, value: unknown): number {
  if (typeof value === 'number' && value > 0 && Number.isFinite(value)) return value;
  return refuse(`${call}: \`${name}\` must be a positive number, was ${String(value)}.`);
}

/** How much: a kind by name and its amount. */
export interface Amount {
  readonly kind: Size['kind'] | 'position' | 'target-units' | 'target-value' | 'target-weight';
  readonly value: number;
}

export function entryAmount(call: string, { units, size }: EntryRequest, fallback: Size): Amount {
  if (units !== undefined && size !== undefined) refuse(`${call} takes either \`units\` or \`size\`, not both.`);
  if (units !== undefined) return { kind: 'units', value: positive(call, 'units', units) };
  const { kind, value } = size ?? fallback;
  if (!entrySizeKinds.includes(kind)) {
    refuse(`${call}: size kind "${kind}" is unknown. ${didYouMean(String(kind), entrySizeKinds)}`);
  }
  return { kind, value: positive(call, 'size.value', value) };
}

export function closeAmount({ units, fraction }: CloseRequest): Amount {
  if (units !== undefined && fraction !== undefined) refuse('close takes either `units` or `fraction`, not both.');
  if (units !== undefined) return { kind: 'units', value: positive('close', 'units', units) };
  const value = fraction === undefined ? 1 : positive('close', 'fraction', fraction);
  if (value > 1) refuse(`close: \`fraction\` must be above 0 and at most 1, was ${value}.`);
  return { kind: 'position', value };
}

export function targetAmount(request: TargetRequest): Amount {
  checkFields('target', request, 'target');
  const given = targets.filter((name) => request[name] !== undefined);
  const name = given[0];
  if (name === undefined || given.length > 1) {
    refuse(`target takes one of \`units\`, \`value\` and \`weight\`, was given ${given.join(' and ') || 'none'}.`);
  }
  const value = request[name]!;
  if (!Number.isFinite(value)) refuse(`target: \`${name}\` must be a number, was ${String(value)}.`);
  return { kind: `target-${name}`, value };
}

/** Ticks of an explicit price, which must lie on the tick of the prices that are traded. */
export function ticksOf(call: string, price: number, { lane, factor }: { lane: Lane; factor: number }): number {
  const traded = positive(call, 'price', price) / factor;
  const ticks = lane.ticks.ticks(traded);
  if (ticks >= 1) return ticks;
  const { tickSize } = lane.bars.instrument;
  const [down, up] = [lane.ticks.down(traded), lane.ticks.up(traded)].map((n) => lane.ticks.value(n) * factor);
  return refuse(
    `${call}: the price ${price} of ${lane.symbol} is off the tick of ${tickSize}; its neighbours are ${down} and ${up}, which ctx.roundPrice(${price}, 'down') and 'up' give.`,
  );
}

/** Distances of attached orders in traded prices, 0 where there is none. */
export function attached(
  call: string,
  request: EntryRequest,
  factor: number,
): Record<(typeof distances)[number], number> {
  const of = (name: (typeof distances)[number]): number =>
    request[name] === undefined ? 0 : positive(call, name, request[name]) / factor;
  return { stopLoss: of('stopLoss'), takeProfit: of('takeProfit'), trailingStop: of('trailingStop') };
}
