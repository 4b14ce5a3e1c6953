import { TiercelError } from '../../kernel/index.ts';
import type { CommissionModel, CostModel, FeeRate, ImpactModel, SlippageModel } from '../simulator/cost-model.ts';

const number = String.raw`(\d+\.?\d*(?:e-?\d+)?|\.\d+(?:e-?\d+)?)`;

/** Throws what is wrong with the text of a part: an option of the command line, or a key of a file. */
export type Refuse = (part: string, text: string, forms: string) => never;

function refuseOption(option: string, text: string, forms: string): never {
  throw new TiercelError('TIERCEL_E_USAGE', `--${option} must be ${forms}, was "${text}".`);
}

function match(text: string, suffix: string): number | null {
  const found = new RegExp(`^${number}${suffix}$`, 'i').exec(text.trim());
  const value = Number(found?.[1] ?? Number.NaN);
  return Number.isFinite(value) ? value : null; // more digits than a number can hold are none
}

/** `0.00008` (price units), `8ticks`, `0.6bps` (of the price) or `data` (what the bars carry). */
export function parseSpread(text: string, refuse: Refuse = refuseOption): CostModel['spread'] {
  if (text === 'data') return { kind: 'data' };
  const [price, ticks, bps] = [match(text, ''), match(text, 'ticks?'), match(text, 'bps')];
  if (price !== null) return { kind: 'price', value: price };
  if (ticks !== null) return { kind: 'ticks', value: ticks };
  if (bps !== null) return { kind: 'bps', value: bps };
  return refuse('spread', text, 'a price distance (0.00008), ticks (8ticks), basis points (0.6bps) or `data`');
}

const slippageForms =
  '0, ticks (1ticks), basis points (0.5bps), a share of the volume (volume-share=0.1,limit=0.025) or a multiple of volatility (atr=0.1,bars=14 or stdev=0.1,bars=20)';
const usualBars = { atr: 14, stdev: 20 } as const;

/** `sqrt=1` or `sqrt=1,days=20`: market impact by the square root of the size. */
export function parseImpact(text: string, refuse: Refuse = refuseOption): ImpactModel {
  const [, amount = '', given] = /^sqrt=([^,]+)(?:,days=([^,]+))?$/.exec(text.trim()) ?? [];
  const [coefficient, days] = [match(amount, ''), given === undefined ? 20 : match(given, '')];
  if (coefficient !== null && days !== null) return { kind: 'sqrt', coefficient, days };
  return refuse('impact', text, 'a multiple of the square-root law (sqrt=1), with `,days=20` where that differs');
}

/** `0`, `1ticks`, `0.5bps`, `volume-share=0.1,limit=0.025`, `atr=0.1,bars=14` or `stdev=0.1,bars=20`. */
export function parseSlippage(text: string, refuse: Refuse = refuseOption): SlippageModel {
  const wrong = (): never => refuse('slippage', text, slippageForms);
  const named = /^(volume-share|atr|stdev)=([^,]+)(?:,(limit|bars)=([^,]+))?$/.exec(text.trim());
  if (named !== null) {
    const [, kind, amount = '', option, given] = named;
    const value = match(amount, '') ?? wrong();
    const second = given === undefined ? null : (match(given, '') ?? wrong());
    if (kind === 'volume-share') {
      return option === 'bars' ? wrong() : { kind, coefficient: value, limit: second ?? 1 };
    }
    const measure = kind === 'atr' ? 'atr' : 'stdev';
    return option === 'limit' ? wrong() : { kind: measure, value, bars: second ?? usualBars[measure] };
  }
  if (match(text, '') === 0) return { kind: 'ticks', value: 0 };
  const [ticks, bps] = [match(text, 'ticks?'), match(text, 'bps')];
  if (ticks !== null) return { kind: 'ticks', value: ticks };
  if (bps !== null) return { kind: 'bps', value: bps };
  return wrong();
}

/** How a rate is written. */
export const rateForms = 'a fraction of the value (0.0002), basis points (2bps) or money per unit (0.005/unit)';

/**
 * `0.0002` (of the value), `2bps`, `0.005/unit`, or `2.15/contract` where a contract has a known number of units; with a
 * minus a rebate. Null for what is none of them.
 */
export function parseRate(text: string, contract?: number): FeeRate | null {
  const given = text.trim();
  const sign = given.startsWith('-') ? -1 : 1;
  const amount = sign < 0 ? given.slice(1) : given;
  const of = (value: number): number => (value === 0 ? 0 : sign * value);
  const [value, bps, unit] = [match(amount, ''), match(amount, 'bps'), match(amount, '/unit')];
  if (value !== null) return { perUnit: 0, perValue: of(value) };
  if (bps !== null) return { perUnit: 0, perValue: of(bps / 10_000) };
  if (unit !== null) return { perUnit: of(unit), perValue: 0 };
  const whole = contract === undefined ? null : match(amount, '/contract');
  return whole === null ? null : { perUnit: of(whole / contract!), perValue: 0 };
}

/** `1%`; null for what is none. */
export function parsePercent(text: string): number | null {
  const value = match(text, '%');
  return value === null ? null : value / 100;
}

const commissionForms =
  'a fraction of the value a side (0.0002 or 2bps) or money per unit (0.005/unit), each with `,maker=-0.5bps`, `,min=1`, `,max=1%` or `,currency=USD` where they apply';

/**
 * `0.0002` (of the value, each side), `2bps`, `0.005/unit`; then `,maker=…` (the rate of orders that make liquidity, with a
 * minus a rebate), `,min=1` (money an order), `,max=1%` (of its value) and `,currency=USD` (of the money). Tiers stand in
 * a file.
 */
export function parseCommission(text: string, refuse: Refuse = refuseOption): CommissionModel {
  const [rateText = '', ...more] = text.split(',');
  const wrong = (): never => refuse('commission', text, commissionForms);
  const rate = parseRate(rateText) ?? wrong();
  let model: CommissionModel = { ...rate, minimum: 0, maximumRate: null };
  const given = new Set<string>();
  for (const one of more) {
    const [name = '', amount = ''] = one.split('=').map((part) => part.trim());
    if (given.has(name)) wrong();
    given.add(name);
    if (name === 'min') model = { ...model, minimum: match(amount, '') ?? wrong() };
    else if (name === 'max') model = { ...model, maximumRate: parsePercent(amount) ?? wrong() };
    else if (name === 'maker') model = { ...model, maker: parseRate(amount) ?? wrong() };
    else if (name === 'currency' && /^[A-Z]{3,5}$/.test(amount)) model = { ...model, currency: amount };
    else wrong();
  }
  return model;
}

/** Parts of a cost model that take the place of a profile's. */
export type CostParts = Partial<Pick<CostModel, 'spread' | 'commission' | 'slippage' | 'impact'>>;

const partNames = ['spread', 'commission', 'slippage', 'impact'] as const;

/** A profile with some parts replaced; its name says so. */
export function withParts(model: CostModel, parts: CostParts): CostModel {
  const given = partNames.filter((part) => parts[part] !== undefined);
  if (given.length === 0) return model;
  const name =
    given.length >= 3 && !given.slice(0, 3).includes('impact')
      ? 'custom'
      : `${model.name} with own ${given.join(' and ')}`;
  return { ...model, ...parts, name };
}
