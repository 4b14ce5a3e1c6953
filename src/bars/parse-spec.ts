import { nearest, TiercelError } from '../kernel/index.ts';
import { isTimeframe } from '../market/index.ts';
import type { BarSpec, TickWeight } from './spec.ts';

const weights = ['tick', 'volume', 'value'] as const satisfies readonly TickWeight[];

const forms: Readonly<Record<string, string>> = {
  tick: 'tick:500',
  volume: 'volume:10000',
  value: 'value:1e6',
  imbalance: 'imbalance:tick:500',
  runs: 'runs:volume:500',
  range: 'range:0.001',
  renko: 'renko:0.001 or renko:atr:14:1h',
};

function refuse(text: string, hint: string): never {
  throw new TiercelError('TIERCEL_E_PARAMETER', `"${text}" names no bars: ${hint}`, { context: { bars: text } });
}

/** The number of a part; the range of it is checked with the rest of the spec. */
function numberIn(text: string, part: string | undefined): number {
  const value = Number(part);
  if (part === undefined || part.trim() === '' || Number.isNaN(value)) {
    refuse(text, `"${part ?? ''}" is no number; write it as ${forms[text.split(':')[0]!]}`);
  }
  return value;
}

function weightIn(text: string, part: string | undefined): TickWeight {
  const found = weights.find((weight) => weight === part);
  return found ?? refuse(text, `"${part ?? ''}" is none of ${weights.join(', ')}; write it as ${forms.imbalance}`);
}

function renkoSpec(text: string, [size, period, timeframe]: readonly string[]): BarSpec {
  if (size !== 'atr') return { kind: 'renko', brick: numberIn(text, size) };
  return { kind: 'renko', atrPeriod: numberIn(text, period), ...(timeframe === undefined ? {} : { timeframe }) };
}

/** The most parts after the kind. */
function mostParts(kind: string): number {
  return kind === 'renko' ? 3 : kind === 'imbalance' || kind === 'runs' ? 2 : 1;
}

function tickSpec(text: string, kind: string, parts: readonly string[]): BarSpec {
  const [first, second] = parts;
  switch (kind) {
    case 'tick':
      return { kind, count: numberIn(text, first) };
    case 'volume':
      return { kind, units: numberIn(text, first) };
    case 'value':
      return { kind, amount: numberIn(text, first) };
    case 'imbalance':
    case 'runs':
      return { kind, of: weightIn(text, first), expectedTicks: numberIn(text, second) };
    case 'range':
      return { kind, range: numberIn(text, first) };
    default:
      return renkoSpec(text, parts);
  }
}

/**
 * What bars a text names: a timeframe (`1m`, `4h`, `1d`, `1w`, `1M`), `tick:500`, `volume:10000`, `value:1e6`,
 * `imbalance:tick:500`, `runs:volume:500`, `range:0.001`, `renko:0.001`, `renko:atr:14:1h`.
 *
 * @throws TIERCEL_E_PARAMETER with the nearest form.
 * @example
 * ```ts
 * parseBarSpec('tick:500'); // { kind: 'tick', count: 500 }
 * ```
 */
export function parseBarSpec(text: string): BarSpec {
  if (isTimeframe(text)) return { kind: 'time', timeframe: text };
  const [kind, ...parts] = text.split(':') as [string, ...string[]];
  if (!Object.hasOwn(forms, kind)) {
    const meant = nearest(kind, Object.keys(forms));
    const form =
      meant === null ? `a timeframe such as 1m, 1d or 1M, or ${Object.values(forms).join(', ')}` : forms[meant];
    refuse(text, meant === null ? `write ${form}` : `did you mean ${form}?`);
  }
  if (parts.length > mostParts(kind)) refuse(text, `it has a part too many; write it as ${forms[kind]}`);
  return tickSpec(text, kind, parts);
}

/**
 * The short text of a spec, which names the bars in lists and files; what it does not say are options.
 *
 * @example
 * ```ts
 * barSpecText({ kind: 'renko', brick: 0.001 }); // 'renko:0.001'
 * ```
 */
export function barSpecText(spec: BarSpec): string {
  switch (spec.kind) {
    case 'time':
      return spec.timeframe;
    case 'tick':
      return `tick:${spec.count}`;
    case 'volume':
      return `volume:${spec.units}`;
    case 'value':
      return `value:${spec.amount}`;
    case 'imbalance':
    case 'runs':
      return `${spec.kind}:${spec.of}:${spec.expectedTicks}`;
    case 'range':
      return `range:${spec.range}`;
    case 'renko':
      return 'brick' in spec ? `renko:${spec.brick}` : `renko:atr:${spec.atrPeriod}:${spec.timeframe ?? '1h'}`;
  }
}
