import { TiercelError } from '../kernel/index.ts';
import type { BacktestOptions } from './options.ts';
import type { RunSize, Signals, Size, SizeKind } from './simulator/types.ts';
import { checkSize } from './strategy/define.ts';
import type { CheckedSignals } from './strategy/signals.ts';

const usualKind: SizeKind = 'equity-fraction';

/**
 * The kind and value of entries: the run's own, else the signals' kind, else the strategy's.
 *
 * @throws TIERCEL_E_STRATEGY when the signals of several instruments name kinds that differ, TIERCEL_E_PARAMETER for a
 *   run's size where the signals say targets.
 */
export function chooseSize(
  strategy: { readonly name: string; readonly size?: Size | undefined },
  checked: readonly CheckedSignals[],
  options: Pick<BacktestOptions, 'size'>,
): RunSize | undefined {
  if (options.size !== undefined) {
    if (checked.every(({ signals }) => signals.target === undefined)) return checkSize('Backtest', options.size);
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `The signals of "${strategy.name}" are targets, which hold their own sizes; leave out the size of the run.`,
    );
  }
  const entering = checked.filter(
    ({ signals: { enterLong, enterShort, target } }) => enterLong ?? enterShort ?? target,
  );
  const kinds = new Set(entering.map(({ sizeKind }) => sizeKind ?? strategy.size?.kind ?? usualKind));
  if (kinds.size > 1) {
    throw new TiercelError(
      'TIERCEL_E_STRATEGY',
      `The signals of "${strategy.name}" name different size kinds (${[...kinds].join(', ')}); one run has one.`,
    );
  }
  const own = entering.find(({ sizeKind }) => sizeKind !== null);
  if (own === undefined) return strategy.size;
  const { signals, sizeKind } = own;
  return { kind: sizeKind!, value: typeof signals.size === 'number' ? signals.size : 1 };
}

/** The signals but for their sizes. */
export function withoutSizes({ size: _, ...signals }: Signals): Signals {
  return signals;
}
