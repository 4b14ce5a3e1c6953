import { basename, extname, resolve } from 'node:path';
import { type CheckedFile, readCheckedFile, TiercelError } from '../../kernel/index.ts';
import { checkCosts } from '../simulator/check-costs.ts';
import {
  type CommissionModel,
  type CostModel,
  type FeeRate,
  type FeeTier,
  type TierBasis,
  tierBases,
} from '../simulator/cost-model.ts';
import {
  parseCommission,
  parseImpact,
  parsePercent,
  parseRate,
  parseSlippage,
  parseSpread,
  type Refuse,
  rateForms,
} from './parse.ts';

/** A named set of costs, with the origin of each figure. */
export interface CostProfile {
  readonly about: string;
  readonly model: CostModel;
  /** Where each figure comes from, one sentence a figure; an assumption is called one. */
  readonly sources: readonly string[];
}

const text = { type: 'string', minLength: 1 } as const;
const figure = { type: ['string', 'number'] } as const;
const rates = { rate: figure, maker: figure, taker: figure } as const;

/** The form of a cost file. Figures are written as on the command line. */
export const costFileSchema = {
  type: 'object',
  properties: {
    name: text,
    about: text,
    spread: figure,
    commission: {
      type: ['object', 'string', 'number'],
      properties: {
        ...rates,
        contract: { type: 'number', exclusiveMinimum: 0 },
        minimum: { type: 'number', minimum: 0 },
        maximum: figure,
        currency: { type: 'string', pattern: '^[A-Z]{3,5}$' },
        tiers: {
          type: 'object',
          properties: {
            by: { enum: tierBases },
            above: {
              type: 'array',
              minItems: 1,
              items: {
                type: 'object',
                properties: { from: { type: 'number', exclusiveMinimum: 0 }, ...rates },
                required: ['from'],
                additionalProperties: false,
              },
            },
          },
          required: ['by', 'above'],
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
    slippage: figure,
    impact: text,
    sources: { type: 'array', items: text },
  },
  additionalProperties: false,
} as const;

type Figure = string | number;

interface RateTexts {
  readonly rate?: Figure;
  readonly maker?: Figure;
  readonly taker?: Figure;
}

interface CommissionTexts extends RateTexts {
  readonly contract?: number;
  readonly minimum?: number;
  readonly maximum?: Figure;
  readonly currency?: string;
  readonly tiers?: { readonly by: TierBasis; readonly above: readonly (RateTexts & { readonly from: number })[] };
}

interface CostTexts {
  readonly name?: string;
  readonly about: string;
  readonly spread: Figure;
  readonly commission: Figure | CommissionTexts;
  readonly slippage: Figure;
  readonly impact?: string;
  readonly sources?: readonly string[];
}

/** Throws what is wrong at a key. */
type Fail = (keys: readonly string[], reason: string) => never;

function failIn(file: CheckedFile): Fail {
  return (keys, reason) => {
    const [line, key] = [file.lineOf(keys), keys.join('.')];
    throw new TiercelError('TIERCEL_E_CONFIG', `${file.path}:${line}: \`${key}\` ${reason}.`, {
      context: { file: file.path, line, key },
    });
  };
}

const refuseBy =
  (fail: Fail): Refuse =>
  (part, given, forms) =>
    fail([part], `must be ${forms}, was "${given}"`);

/** What rates are read for: how to fail, and the units in a contract. */
interface RateFile {
  readonly fail: Fail;
  readonly contract: number | undefined;
}

function rateOf({ fail, contract }: RateFile, keys: readonly string[], given: Figure): FeeRate {
  const forms = contract === undefined ? `${rateForms}; money per contract needs \`contract\`, its units` : rateForms;
  return parseRate(String(given), contract) ?? fail(keys, `must be ${forms}, was "${given}"`);
}

/** `rate` for all orders, or `taker` and `maker`. */
function ratesOf(
  file: RateFile,
  keys: readonly string[],
  { rate, maker, taker }: RateTexts,
): FeeRate & { readonly maker?: FeeRate } {
  const { fail } = file;
  if (rate !== undefined && (maker ?? taker) !== undefined) {
    fail([...keys, 'rate'], 'is for all orders and cannot stand beside `maker` and `taker`: give the one or the other');
  }
  if (rate !== undefined) return rateOf(file, [...keys, 'rate'], rate);
  if (maker === undefined || taker === undefined) return fail(keys, 'needs `rate`, or both `maker` and `taker`');
  return { ...rateOf(file, [...keys, 'taker'], taker), maker: rateOf(file, [...keys, 'maker'], maker) };
}

function tiersOf(
  file: RateFile,
  { by, above }: NonNullable<CommissionTexts['tiers']>,
): NonNullable<CommissionModel['tiers']> {
  const keys = ['commission', 'tiers', 'above'];
  const tiers: FeeTier[] = above.map((tier, i) => ({
    from: tier.from,
    ...ratesOf(file, [...keys, String(i)], tier),
  }));
  return { by, above: tiers };
}

function commissionOf(fail: Fail, given: Figure | CommissionTexts): CommissionModel {
  if (typeof given !== 'object') return parseCommission(String(given), refuseBy(fail));
  const { minimum = 0, maximum, currency, contract, tiers } = given;
  const file = { fail, contract };
  const most = maximum === undefined ? null : parsePercent(String(maximum));
  if (maximum !== undefined && most === null) {
    fail(['commission', 'maximum'], `must be a percentage of the order's value (1%), was "${maximum}"`);
  }
  return {
    ...ratesOf(file, ['commission'], given),
    minimum,
    maximumRate: most,
    ...(contract === undefined ? {} : { contract }),
    ...(currency === undefined ? {} : { currency }),
    ...(tiers === undefined ? {} : { tiers: tiersOf(file, tiers) }),
  };
}

/** What the engine would refuse is told with the file and the key. */
function checkModel(fail: Fail, model: CostModel): CostModel {
  try {
    checkCosts(model);
  } catch (cause) {
    const [, key = '', reason = ''] = /^`costs\.([\w.[\]]+)` (.*)$/s.exec((cause as Error).message) ?? [];
    if (reason === '') throw cause;
    fail(key.replace(/\[(\d+)\]/g, '.$1').split('.'), reason.replaceAll('`costs.', '`'));
  }
  return model;
}

/**
 * The costs of a YAML file (docs/costs.md says what it holds).
 *
 * @param path the file, relative to the working folder
 * @throws TIERCEL_E_FILE when it cannot be read; TIERCEL_E_CONFIG, naming file, line and key, when it does not fit.
 * @example
 * ```ts
 * const { model, about } = await loadCosts('my-broker.yaml');
 * console.log(about, model.commission.minimum);
 * ```
 */
export async function loadCosts(path: string): Promise<CostProfile> {
  const file = await readCheckedFile(resolve(path), costFileSchema);
  const values = file.values as unknown as CostTexts;
  const name = values.name ?? basename(path, extname(path));
  const fail = failIn(file);
  const refuse = refuseBy(fail);
  for (const part of ['about', 'spread', 'commission', 'slippage'] as const) {
    if (values[part] === undefined) fail([part], 'is missing');
  }
  const model = checkModel(fail, {
    name,
    spread: parseSpread(String(values.spread), refuse),
    commission: commissionOf(fail, values.commission),
    slippage: parseSlippage(String(values.slippage), refuse),
    ...(values.impact === undefined ? {} : { impact: parseImpact(values.impact, refuse) }),
  });
  return { about: values.about, model, sources: values.sources ?? [] };
}
