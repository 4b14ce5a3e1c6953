import { TiercelError } from '../kernel/index.ts';
import { formatTrimmed } from './report/format.ts';
import type { LatencyModel } from './simulator/latency.ts';

const forms =
  'a time (50ms, 250us, 1s), uniform=10ms,50ms, normal=50ms,10ms, lognormal=50ms,0.5, exponential=50ms or a CSV file of measured times (./latency.csv)';

const perUnit = { us: 1e-3, ms: 1, s: 1e3 } as const;

/** `50ms`, `250us` or `1s`, in milliseconds. */
function msOf(text: string): number | null {
  const found = /^(\d+\.?\d*|\.\d+)(us|ms|s)$/.exec(text.trim());
  return found === null ? null : Number(found[1]) * perUnit[found[2] as keyof typeof perUnit];
}

function drawn(kind: string, first: number, second: string | undefined): LatencyModel | null {
  if (kind === 'exponential') return second === undefined ? { kind, meanMs: first } : null;
  if (second === undefined) return null;
  if (kind === 'lognormal') return /^[\d.]+$/.test(second) ? { kind, medianMs: first, sigma: Number(second) } : null;
  const other = msOf(second);
  if (other === null) return null;
  if (kind === 'uniform') return { kind, fromMs: first, toMs: other };
  return kind === 'normal' ? { kind, meanMs: first, deviationMs: other } : null;
}

/**
 * Reads how long orders take, as the command line has it: `50ms`, `uniform=10ms,50ms`, `normal=50ms,10ms`,
 * `lognormal=50ms,0.5`, `exponential=50ms`, or the path of a file, which `read` gives in milliseconds.
 *
 * @throws TIERCEL_E_USAGE for what is none of them.
 */
export function parseLatency(text: string, read: (path: string) => readonly number[]): LatencyModel {
  const ms = msOf(text);
  if (ms !== null) return { kind: 'constant', ms };
  const [, kind = '', amount = '', second] = /^(\w+)=([^,]+)(?:,(.+))?$/.exec(text.trim()) ?? [];
  const first = msOf(amount);
  const model = first === null ? null : drawn(kind, first, second);
  if (model !== null) return model;
  if (kind === '' && /[/\\]|\.csv$/i.test(text)) return { kind: 'samples', ms: read(text) };
  throw new TiercelError('TIERCEL_E_USAGE', `--latency must be ${forms}, was "${text}".`);
}

/** A latency as people read it. */
export function latencyText(model: LatencyModel): string {
  const ms = (value: number): string => `${formatTrimmed(value)} ms`;
  switch (model.kind) {
    case 'constant':
      return ms(model.ms);
    case 'uniform':
      return `${ms(model.fromMs)} to ${ms(model.toMs)}`;
    case 'normal':
      return `normal, ${ms(model.meanMs)} with a deviation of ${ms(model.deviationMs)}`;
    case 'lognormal':
      return `lognormal, median ${ms(model.medianMs)}, sigma ${formatTrimmed(model.sigma)}`;
    case 'exponential':
      return `exponential, mean ${ms(model.meanMs)}`;
    case 'samples':
      return `drawn from ${model.ms.length} measured times`;
  }
}
