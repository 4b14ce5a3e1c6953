import { TiercelError } from '../../kernel/index.ts';
import type { NativeLatency } from '../../native/index.ts';

/**
 * How long a message takes, in milliseconds. A draw depends on the seed and on the number of the message alone; a normal
 * draw below 0 is 0.
 */
export type LatencyModel =
  | { readonly kind: 'constant'; readonly ms: number }
  | { readonly kind: 'uniform'; readonly fromMs: number; readonly toMs: number }
  | { readonly kind: 'normal'; readonly meanMs: number; readonly deviationMs: number }
  /** `sigma`: the standard deviation of the logarithm. */
  | { readonly kind: 'lognormal'; readonly medianMs: number; readonly sigma: number }
  | { readonly kind: 'exponential'; readonly meanMs: number }
  /** What was measured, each as likely as the others. */
  | { readonly kind: 'samples'; readonly ms: readonly number[] };

/** What takes time between the strategy and the venue. */
export interface Latency {
  /** Orders, cancels and modifications on their way. */
  readonly order: LatencyModel;
  /** Of the draws, a whole number from 0. Default 1. */
  readonly seed?: number;
}

/** In the order of the native codes, which begin at 1. */
const kinds = ['constant', 'uniform', 'normal', 'lognormal', 'exponential', 'samples'] as const;
const nanosecondsPerMs = 1e6;
/** A day: what is longer is no latency. */
const mostMs = 86_400_000;
const mostSigma = 10;

function fail(message: string): never {
  throw new TiercelError('TIERCEL_E_PARAMETER', message);
}

function checkTime(name: string, value: number): void {
  if (typeof value === 'number' && value >= 0 && value <= mostMs) return;
  fail(`\`latency.order.${name}\` must be milliseconds from 0 to ${mostMs}, was ${String(value)}`);
}

function checkUniform({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): void {
  checkTime('fromMs', fromMs);
  checkTime('toMs', toMs);
  if (fromMs > toMs) fail(`\`latency.order.toMs\` must be at least \`fromMs\` (${fromMs}), was ${toMs}`);
}

function checkLognormal({ medianMs, sigma }: { readonly medianMs: number; readonly sigma: number }): void {
  checkTime('medianMs', medianMs);
  const isGood = sigma >= 0 && sigma <= mostSigma;
  if (!isGood) fail(`\`latency.order.sigma\` must be a number from 0 to ${mostSigma}, was ${String(sigma)}`);
}

function checkSamples({ ms }: { readonly ms: readonly number[] }): void {
  if (!Array.isArray(ms) || ms.length === 0) fail('`latency.order.ms` must hold at least one measured time');
  for (const [i, one] of ms.entries()) checkTime(`ms[${i}]`, one);
}

function checkModel(model: LatencyModel): void {
  if (model.kind === 'constant') checkTime('ms', model.ms);
  else if (model.kind === 'uniform') checkUniform(model);
  else if (model.kind === 'lognormal') checkLognormal(model);
  else if (model.kind === 'samples') checkSamples(model);
  else if (model.kind === 'normal' || model.kind === 'exponential') {
    checkTime('meanMs', model.meanMs);
    if (model.kind === 'normal') checkTime('deviationMs', model.deviationMs);
  } else {
    const given = String((model as { kind: unknown }).kind);
    fail(`\`latency.order.kind\` must be one of ${kinds.join(', ')}, was ${given}`);
  }
}

/**
 * Refuses a latency that means nothing, and one of orders that fill at the close of their decision.
 *
 * @throws TIERCEL_E_PARAMETER naming the value and what it must be.
 */
export function checkLatency({ order, seed = 1 }: Latency, fill: 'next-open' | 'same-close'): void {
  if (fill === 'same-close') {
    fail(
      "`latency` cannot go with `fill: 'same-close'`: an order that fills at the close of its decision takes no time; leave one of them out",
    );
  }
  if (typeof order !== 'object' || order === null) fail('`latency.order` must say how long orders take');
  checkModel(order);
  if (!Number.isSafeInteger(seed) || seed < 0)
    fail(`\`latency.seed\` must be a whole number from 0, was ${String(seed)}`);
}

function figuresOf(model: LatencyModel): readonly [number, number] {
  switch (model.kind) {
    case 'constant':
      return [model.ms * nanosecondsPerMs, 0];
    case 'uniform':
      return [model.fromMs * nanosecondsPerMs, model.toMs * nanosecondsPerMs];
    case 'normal':
      return [model.meanMs * nanosecondsPerMs, model.deviationMs * nanosecondsPerMs];
    case 'lognormal':
      return [model.medianMs * nanosecondsPerMs, model.sigma];
    case 'exponential':
      return [model.meanMs * nanosecondsPerMs, 0];
    case 'samples':
      return [0, 0];
  }
}

/** As the native engine takes it. */
export function nativeLatency({ order, seed = 1 }: Latency): NativeLatency {
  const [first, second] = figuresOf(order);
  const measured = order.kind === 'samples' ? order.ms : [];
  const samples = Float64Array.from(measured, (ms) => ms * nanosecondsPerMs);
  return { kind: 1 + kinds.indexOf(order.kind), first, second, samples, seed };
}
