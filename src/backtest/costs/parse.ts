import { TiercelError } from '../../kernel/index.ts';
import type { CostModel } from '../simulator/types.ts';

const number = String.raw`(\d+\.?\d*(?:e-?\d+)?|\.\d+(?:e-?\d+)?)`;

function fail(option: string, text: string, forms: string): never {
  throw new TiercelError('TIERCEL_E_USAGE', `--${option} must be ${forms}, was "${text}".`);
}

function match(text: string, suffix: string): number | null {
  const found = new RegExp(`^${number}${suffix}$`, 'i').exec(text.trim());
  const value = Number(found?.[1] ?? Number.NaN);
  return Number.isFinite(value) ? value : null; // more digits than a number can hold are none
}

/** `0.00008` (price units), `8ticks`, `0.6bps` (of the price) or `data` (what the bars carry). */
export function parseSpread(text: string): CostModel['spread'] {
  if (text === 'data') return { kind: 'data' };
  const [price, ticks, bps] = [match(text, ''), match(text, 'ticks?'), match(text, 'bps')];
  if (price !== null) return { kind: 'price', value: price };
  if (ticks !== null) return { kind: 'ticks', value: ticks };
  if (bps !== null) return { kind: 'bps', value: bps };
  return fail('spread', text, 'a price distance (0.00008), ticks (8ticks), basis points (0.6bps) or `data`');
}

/** `0`, `1ticks` or `0.5bps`. */
export function parseSlippage(text: string): CostModel['slippage'] {
  if (match(text, '') === 0) return { kind: 'ticks', value: 0 };
  const [ticks, bps] = [match(text, 'ticks?'), match(text, 'bps')];
  if (ticks !== null) return { kind: 'ticks', value: ticks };
  if (bps !== null) return { kind: 'bps', value: bps };
  return fail('slippage', text, '0, ticks (1ticks) or basis points (0.5bps)');
}

const commissionForms =
  'a fraction of the value a side (0.0002 or 2bps) or money per unit (0.005/unit), each with `,min=1` or `,max=1%` where they apply';

function rateOf(text: string): { perUnit: number; perValue: number } | null {
  const [value, bps, unit] = [match(text, ''), match(text, 'bps'), match(text, '/unit')];
  if (value !== null) return { perUnit: 0, perValue: value };
  if (bps !== null) return { perUnit: 0, perValue: bps / 10_000 };
  return unit === null ? null : { perUnit: unit, perValue: 0 };
}

/** `0.0002` (of the value, each side), `2bps`, `0.005/unit`; then `,min=1` (money an order) and `,max=1%` (of its value). */
export function parseCommission(text: string): CostModel['commission'] {
  const [rateText = '', ...limits] = text.split(',');
  const rate = rateOf(rateText);
  if (rate === null) fail('commission', text, commissionForms);
  let minimum = 0;
  let maximumRate: number | null = null;
  for (const limit of limits) {
    const [name, amount = ''] = limit.split('=').map((part) => part.trim());
    const least = name === 'min' ? match(amount, '') : null;
    const most = name === 'max' ? match(amount, '%') : null;
    if (least !== null) minimum = least;
    else if (most !== null) maximumRate = most / 100;
    else fail('commission', text, commissionForms);
  }
  return { ...rate, minimum, maximumRate };
}

/** Parts of a cost model that take the place of a profile's. */
export type CostParts = Partial<Pick<CostModel, 'spread' | 'commission' | 'slippage'>>;

const partNames = ['spread', 'commission', 'slippage'] as const;

/** A profile with some parts replaced; its name says so. */
export function withParts(model: CostModel, parts: CostParts): CostModel {
  const given = partNames.filter((part) => parts[part] !== undefined);
  if (given.length === 0) return model;
  const name = given.length === partNames.length ? 'custom' : `${model.name} with own ${given.join(' and ')}`;
  return { ...model, ...parts, name };
}
