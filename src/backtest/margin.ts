import { didYouMean, TiercelError } from '../kernel/index.ts';
import type { InstrumentMargin, MarginFigure } from './simulator/types.ts';

/** A margin: a fraction of the value (0.05), or money for each unit, as of a futures contract. */
export type Margin = number | { readonly perUnit: number };

/** What an entry must have free, and what must stay covered. */
export interface Margins {
  readonly initial?: Margin;
  /** Default: half of the initial margin, at which retail accounts are closed out in the EU. */
  readonly maintenance?: Margin;
}

/** Margins of an account, and of single instruments by their symbols. */
export interface MarginOptions extends Margins {
  readonly instruments?: Readonly<Record<string, Margins>>;
}

/** What a user says of the account. */
export interface AccountOptions {
  readonly account?: 'cash' | 'margin' | undefined;
  readonly leverage?: number | undefined;
  readonly margin?: MarginOptions | undefined;
}

/** Positions are closed out at half of the initial margin (ESMA, Decision (EU) 2018/796, article 2 (b)). */
const closeOut = 0.5;

function fail(message: string): never {
  throw new TiercelError('TIERCEL_E_PARAMETER', message);
}

function figureOf(name: string, margin: Margin): MarginFigure {
  const kind = typeof margin === 'number' ? 'rate' : 'per-unit';
  const value = typeof margin === 'number' ? margin : margin?.perUnit;
  const isGood =
    typeof value === 'number' && value > 0 && Number.isFinite(value) && (kind === 'per-unit' || value <= 1);
  if (isGood) return { kind, value };
  return fail(
    `The ${name} must be a fraction of the value above 0 and at most 1 (0.05), or money for each unit above 0 ` +
      `({ perUnit: 12000 }), was ${JSON.stringify(margin)}.`,
  );
}

function textOf({ kind, value }: MarginFigure): string {
  return kind === 'rate' ? String(value) : `${value} a unit`;
}

/** The initial margin that a leverage stands for, unless one is given, with which it must agree. */
function initialOf(of: string, initial: Margin | undefined, leverage: number | undefined): MarginFigure | undefined {
  if (leverage !== undefined && !(leverage > 0 && Number.isFinite(leverage))) {
    fail(`\`leverage\` must be a positive number, was ${leverage}.`);
  }
  if (initial === undefined) return leverage === undefined ? undefined : { kind: 'rate', value: 1 / leverage };
  const figure = figureOf(`initial margin${of}`, initial);
  const agrees = figure.kind === 'rate' && Math.abs(figure.value * (leverage ?? 0) - 1) < 1e-9;
  if (leverage === undefined || agrees) return figure;
  return fail(
    `A leverage of ${leverage} and an initial margin${of} of ${textOf(figure)} contradict each other (the leverage ` +
      `stands for ${1 / leverage} of the value): give one of them.`,
  );
}

function marginsOf(of: string, { initial, maintenance }: Margins, leverage: number | undefined): InstrumentMargin {
  const first = initialOf(of, initial, leverage);
  if (first === undefined) {
    fail(
      `A margin account needs the initial margin${of}: give \`margin\` (--margin initial=0.05,maintenance=0.03), or the ` +
        '`leverage` that it stands for (--leverage 20).',
    );
  }
  const kept =
    maintenance === undefined
      ? { ...first, value: first.value * closeOut }
      : figureOf(`maintenance margin${of}`, maintenance);
  if (kept.kind !== first.kind) {
    fail(
      `The initial margin${of} is ${textOf(first)} and the maintenance margin ${textOf(kept)}: give both as a fraction or both for each unit.`,
    );
  }
  if (kept.value > first.value) {
    fail(
      `The maintenance margin${of} of ${textOf(kept)} is above the initial margin of ${textOf(first)}, so that each entry ` +
        'would be called at once: give a lower one.',
    );
  }
  return { initial: first, maintenance: kept };
}

/**
 * The margins of each instrument of a run, or undefined for a cash account.
 *
 * @param symbols of the run, in instrument order
 * @param options what was said of the account: without an initial margin the leverage says it (1 / leverage), without a
 *   maintenance margin it is half of the initial
 * @throws TIERCEL_E_PARAMETER for figures out of range, that contradict each other or that are missing, and for those
 *   of an instrument that does not run.
 * @example
 * ```ts
 * const margins = accountMargins(['EURUSD'], { account: 'margin', leverage: 20 });
 * console.log(margins); // [{ initial: 0.05 of the value, maintenance: 0.025 }]
 * ```
 */
export function accountMargins(
  symbols: readonly string[],
  { account = 'cash', leverage, margin }: AccountOptions,
): readonly InstrumentMargin[] | undefined {
  if (account !== 'cash' && account !== 'margin') {
    fail(`\`account\` must be cash or margin, was ${JSON.stringify(account)}.`);
  }
  if (account === 'cash') {
    if (margin === undefined) return undefined;
    fail("Margins are those of a margin account: give `account: 'margin'` (--account margin), or leave them out.");
  }
  const { instruments = {}, ...common } = margin ?? {};
  const unknown = Object.keys(instruments).find((symbol) => !symbols.includes(symbol));
  if (unknown !== undefined) {
    fail(`There is a margin for ${unknown}, which is no instrument of the run. ${didYouMean(unknown, symbols)}`);
  }
  return symbols.map((symbol) => {
    const own = instruments[symbol];
    if (own === undefined) return marginsOf('', common, leverage);
    return own.initial === undefined
      ? marginsOf(` of ${symbol}`, { ...common, ...own }, leverage)
      : marginsOf(` of ${symbol}`, own, undefined);
  });
}

const number = /^(\d+\.?\d*|\.\d+)(\/unit)?$/;

function marginText(text: string, amount: string): Margin {
  const found = number.exec(amount);
  if (found === null) {
    throw new TiercelError(
      'TIERCEL_E_USAGE',
      `--margin must be figures such as initial=0.05,maintenance=0.03, or initial=12000/unit, with SYMBOL: before those of one instrument, was "${text}".`,
    );
  }
  return found[2] === undefined ? Number(found[1]) : { perUnit: Number(found[1]) };
}

/** `initial=0.05,maintenance=0.03`, `initial=12000/unit`; `ES:initial=…` for one instrument. Each text adds to those before. */
export function parseMargin(texts: readonly string[]): MarginOptions {
  const common: Record<string, Margin> = {};
  const instruments: Record<string, Record<string, Margin>> = {};
  for (const text of texts) {
    const [, symbol, figures = ''] = /^(?:([^:=,]+):)?(.*)$/.exec(text)!;
    const into = symbol === undefined ? common : (instruments[symbol] ?? {});
    if (symbol !== undefined) instruments[symbol] = into;
    for (const figure of figures.split(',')) {
      const [name = '', amount = ''] = figure.split('=').map((part) => part.trim());
      into[name] = marginText(text, ['initial', 'maintenance'].includes(name) ? amount : '');
    }
  }
  return { ...common, ...(Object.keys(instruments).length === 0 ? {} : { instruments }) };
}
