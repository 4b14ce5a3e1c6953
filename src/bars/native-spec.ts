import { TiercelError } from '../kernel/index.ts';
import { timeframeNs } from '../market/index.ts';
import { barKindCodes, type NativeBarSpec, tickWeightCodes } from '../native/index.ts';
import { decimalsOf, type Steps } from './rows.ts';
import type { BarSpec, ImbalanceBarSpec, RunBarSpec } from './spec.ts';

/** What the core is told besides the spec. */
interface SpecContext {
  /** 0 for bars by a table. */
  readonly periodNs: bigint;
  /** Length of the rows: 1 for ticks. */
  readonly rowNs: bigint;
  readonly steps: Steps;
}

const defaultBarSpan = 20;

function tickRule(spec: ImbalanceBarSpec | RunBarSpec): Partial<NativeBarSpec> {
  const { of, expectedTicks, barSpan = defaultBarSpan, firstSign = 1 } = spec;
  const common = {
    of: tickWeightCodes[of],
    count: expectedTicks,
    barSpan,
    tickSpan: spec.tickSpan ?? barSpan * expectedTicks,
    leastTicks: spec.minTicks ?? Math.max(1, Math.floor(expectedTicks / 10)),
    mostTicks: spec.maxTicks ?? 10 * expectedTicks,
    firstSign,
  };
  if (spec.kind === 'imbalance') return { ...common, expectedImbalance: spec.expectedImbalance ?? Number.NaN };
  const { share, buy, sell } = spec.expected ?? { share: Number.NaN, buy: Number.NaN, sell: Number.NaN };
  return { ...common, expectedShare: share, expectedBuy: buy, expectedSell: sell };
}

/** A size in units of price must be a multiple of the step of the prices. */
function onStep(name: string, value: number, step: number | null): number {
  if (step === null) return value;
  const steps = value / step;
  if (Math.round(steps) >= 1 && Math.abs(steps - Math.round(steps)) <= 1e-9 * steps) return value;
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `\`${name}\` must be a multiple of the price step ${step}, was ${value}; the least is ${step}`,
  );
}

function kindFields(spec: BarSpec, { steps }: SpecContext): Partial<NativeBarSpec> {
  switch (spec.kind) {
    case 'time':
      return { fillsGaps: spec.fill ?? false };
    case 'tick':
      return { count: spec.count };
    case 'volume':
      return { amount: spec.units };
    case 'value':
      return { amount: spec.amount };
    case 'imbalance':
    case 'runs':
      return tickRule(spec);
    case 'range':
      return { amount: onStep('range', spec.range, steps.price) };
    case 'renko': {
      const hasWicks = spec.wicks ?? true;
      if ('brick' in spec) return { amount: onStep('brick', spec.brick, steps.price), hasWicks };
      return { count: spec.atrPeriod, periodNs: timeframeNs(spec.timeframe ?? '1h'), hasWicks };
    }
  }
}

/** A checked spec as the core takes it. */
export function nativeSpec(spec: BarSpec, context: SpecContext): NativeBarSpec {
  return {
    kind: barKindCodes[spec.kind],
    of: tickWeightCodes.tick,
    periodNs: context.periodNs,
    rowNs: context.rowNs,
    fillsGaps: false,
    count: 0,
    amount: 0,
    barSpan: 1,
    tickSpan: 1,
    leastTicks: 1,
    mostTicks: Number.POSITIVE_INFINITY,
    expectedImbalance: Number.NaN,
    expectedShare: Number.NaN,
    expectedBuy: Number.NaN,
    expectedSell: Number.NaN,
    firstSign: 1,
    hasWicks: true,
    priceDecimals: decimalsOf(context.steps.price),
    volumeDecimals: decimalsOf(context.steps.size),
    ...kindFields(spec, context),
  };
}
