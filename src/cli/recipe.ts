import { hostname } from 'node:os';
import { relative } from 'node:path';
import {
  type Backtest,
  type BacktestOptions,
  type BacktestResult,
  backtestHandlers,
  backtestSignals,
  type CostModel,
  type Detail,
  type EntrySizeKind,
  entrySizeKinds,
  instrumentsOfRange,
  type Latency,
  type MetricValue,
  openStrategyHost,
  parseCommission,
  parseFinancing,
  parseImpact,
  parseLatency,
  parseMargin,
  parseSlippage,
  parseSpread,
  type RunInstrument,
  readCostFile,
  type Size,
} from '../backtest/index.ts';
import { createIds, systemClock, TiercelError } from '../kernel/index.ts';
import { type Adjustment, isTimeframe, toIso } from '../market/index.ts';
import type { RunHead } from '../runs/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { readFunding } from './read-funding.ts';
import { readLatency } from './read-latency.ts';
import { readRates } from './read-rates.ts';
import { unknownSeries } from './series.ts';
import type { Terminal } from './terminal.ts';

/** The options of `tiercel backtest` that decide what comes out, as typed; absent ones take the engine's defaults. */
export interface RunOptionTexts {
  readonly store: string;
  /** One symbol, or several with commas between. */
  readonly symbol: string;
  readonly timeframe: string;
  readonly from?: string;
  readonly to?: string;
  readonly adjust?: Adjustment;
  /** What orders meet inside the bars: a shorter timeframe, `quotes` or `trades`. */
  readonly detail?: string;
  readonly export?: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly cash?: number;
  readonly units?: number;
  readonly size?: string;
  readonly costs?: string;
  readonly spread?: string;
  readonly commission?: string;
  readonly slippage?: string;
  readonly impact?: string;
  readonly fill?: string;
  readonly limit?: string;
  readonly reverse?: boolean;
  readonly accumulate?: boolean;
  readonly volumeShare?: number;
  readonly latency?: string;
  readonly latencySeed?: number;
  readonly mark?: string;
  readonly account?: string;
  readonly leverage?: number;
  readonly margin?: readonly string[];
  readonly swap?: readonly string[];
  readonly borrow?: readonly string[];
  readonly funding?: readonly string[];
  readonly calendar?: string;
  readonly currency?: string;
  readonly daysPerYear?: number;
}

/** The same, where costs of a file may have been read. */
export interface ReadOptionTexts extends Omit<RunOptionTexts, 'costs'> {
  readonly costs?: string | CostModel;
}

/** All that a run needs to be repeated, as plain JSON; paths are absolute. */
export interface Recipe {
  readonly strategy: string;
  readonly options: RunOptionTexts;
}

/** A strategy that does not say how many bars it needs is given at most this many before `from`. */
const lookbackUnsaid = 10_000;

function sizeOf({ units, size }: ReadOptionTexts): Size | undefined {
  if (units !== undefined && size !== undefined) {
    throw new TiercelError('TIERCEL_E_USAGE', 'Give either --units or --size, not both.');
  }
  if (units !== undefined) return { kind: 'units', value: units };
  if (size === undefined) return undefined;
  const [kind = '', amount = ''] = size.split('=');
  if (!(entrySizeKinds as readonly string[]).includes(kind) || amount === '' || !(Number(amount) > 0)) {
    const forms = entrySizeKinds.map((name) => `${name}=…`).join(', ');
    throw new TiercelError('TIERCEL_E_USAGE', `--size must be one of ${forms} with a positive number, was "${size}".`);
  }
  return { kind: kind as EntrySizeKind, value: Number(amount) };
}

/** Leaves out what is undefined, which the engine's options do not know. */
function defined<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;
}

/** Whether `--costs` names a file and not a profile. */
export function isCostFile(costs: string): boolean {
  return /[/\\]|\.ya?ml$/i.test(costs);
}

function latencyOf({ latency, latencySeed: seed }: ReadOptionTexts): Latency | undefined {
  if (latency === undefined) {
    if (seed === undefined) return undefined;
    throw new TiercelError('TIERCEL_E_USAGE', '--latency-seed says nothing without --latency.');
  }
  return { order: parseLatency(latency, readLatency), ...(seed === undefined ? {} : { seed }) };
}

/** The engine's options from the texts of the command line. The engine checks the values. */
export function backtestOptions(texts: ReadOptionTexts): BacktestOptions {
  const { spread, commission, slippage, impact } = texts;
  const costParts = defined({
    spread: spread === undefined ? undefined : parseSpread(spread),
    commission: commission === undefined ? undefined : parseCommission(commission),
    slippage: slippage === undefined ? undefined : parseSlippage(slippage),
    impact: impact === undefined ? undefined : parseImpact(impact),
  });
  const { cash, fill, limit, reverse, accumulate, mark, calendar, currency } = texts;
  const { daysPerYear, volumeShare } = texts;
  const margin = texts.margin === undefined ? undefined : parseMargin(texts.margin);
  const account = { account: texts.account, leverage: texts.leverage, margin };
  const financing = parseFinancing({ ...texts, read: readFunding });
  const rules = {
    latency: latencyOf(texts),
    fill,
    limit,
    reverse,
    accumulate,
    volumeShare,
    mark,
    ...account,
    financing,
    calendar,
    currency,
    daysPerYear,
  };
  const costs = typeof texts.costs === 'string' && isCostFile(texts.costs) ? { file: texts.costs } : texts.costs;
  const plain = { ...rules, cash, costs, from: texts.from, to: texts.to };
  return defined({ ...plain, size: sizeOf(texts), costParts }) as BacktestOptions;
}

export interface RunContext {
  readonly terminal: Terminal;
  /** How long the user's code may take, for loading and again for its signals. */
  readonly timeoutMs: number;
}

/**
 * Runs a recipe: the user's code in a thread of its own, the simulator here.
 *
 * @throws what the store, the strategy's host and `backtest` throw.
 */
export async function runRecipe(recipe: Recipe, { terminal, timeoutMs }: RunContext): Promise<Backtest> {
  const texts = recipe.options;
  const options = await readCostFile(backtestOptions(texts)); // first: a wrong option is told before anything is loaded
  terminal.progress('loading the strategy ...');
  const { set: params, export: exportName } = texts;
  const host = await openStrategyHost(
    recipe.strategy,
    defined({ exportName, params, timeoutMs, signal: terminal.signal }),
  );
  try {
    terminal.progress('reading the bars ...');
    const read = await readBars(texts, {
      lookback: host.strategy.lookback ?? lookbackUnsaid,
      label: 'tiercel backtest',
    });
    const { instruments, range } = instrumentsOfRange(read.bars, defined({ ...options, detail: read.detail }));
    const scope = { strategy: host.strategy, instruments, options: { ...options, rates: read.rates, range } };
    terminal.progress('running the strategy ...');
    const { form } = host.strategy;
    if (form === 'handlers') return await backtestHandlers(scope, (complete) => host.run(instruments, complete));
    const checked = await host.signals(instruments.map(({ bars }) => bars));
    await host.close(); // its memory is free before the simulation takes its own
    terminal.progress('simulating ...');
    return backtestSignals({ ...scope, form, checked, isChecked: true });
  } finally {
    await host.close();
  }
}

/** What happened inside the bars of each symbol. */
function readDetail(store: Store, symbols: readonly string[], texts: ReadOptionTexts): Promise<readonly Detail[]> {
  const { detail = '', from, to, adjust } = texts;
  const isTicks = detail === 'quotes' || detail === 'trades';
  if (!isTicks && !isTimeframe(detail)) {
    throw new TiercelError(
      'TIERCEL_E_USAGE',
      `--detail must be a timeframe shorter than ${texts.timeframe}, quotes or trades, was "${detail}".`,
    );
  }
  return Promise.all(
    symbols.map((symbol): Promise<Detail> => {
      if (!isTicks) return store.bars(symbol, detail, from, to, { ...(adjust && { adjust }) });
      const isStored = store.tickSeries().some((series) => series.symbol === symbol && series.kind === detail);
      if (!isStored) throw unknownSeries(store, { symbol, timeframe: detail });
      return store[detail](symbol, from, to);
    }),
  );
}

/** The bars of a run, and the rates that convert between its currencies. */
export async function readBars(texts: ReadOptionTexts, { lookback, label }: { lookback: number; label: string }) {
  const { store: folder, symbol, timeframe, from, to, adjust, currency } = texts;
  const store = await openStore(folder, { label });
  try {
    const known = new Set(store.series().map((series) => series.symbol));
    const symbols = symbol.split(',').map((name) => name.trim());
    const unknown = symbols.find((name) => !known.has(name));
    if (unknown !== undefined) throw unknownSeries(store, { symbol: unknown, timeframe });
    const range = { lookback, ...(adjust && { adjust }) };
    const bars = await Promise.all(symbols.map((name) => store.bars(name, timeframe, from, to, range)));
    const detail = texts.detail === undefined ? undefined : await readDetail(store, symbols, texts);
    return { bars, detail, rates: await readRates(store, bars, { currency, timeframe, from, to }) };
  } finally {
    await store.close();
  }
}

function values(metrics: Readonly<Record<string, MetricValue>>): Record<string, number | null> {
  return Object.fromEntries(Object.entries(metrics).map(([name, metric]) => [name, metric.value]));
}

function reasons(metrics: Readonly<Record<string, MetricValue>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(metrics).flatMap(([name, metric]) => (metric.reason === null ? [] : [[name, metric.reason]])),
  );
}

/** What differs when a run is repeated: it stands beside the result, and no hash covers it. */
export interface RunEnvelope {
  /** Sorts by time; unique among all machines. */
  readonly id: string;
  /** ISO time, UTC. */
  readonly finishedAt: string;
  readonly host: string;
  readonly wallMs: number;
  /** Whether the run is in the store, where `tiercel report` and `tiercel runs` find it by its id. */
  readonly kept: boolean;
}

/** What `--json` and `--out` write: the result's figures, and the recipe that gives them again. */
export interface RunDocument {
  readonly kind: 'tiercel-run-1';
  readonly recipe: Recipe;
  readonly run: RunEnvelope;
  readonly contentHash: string;
  readonly [figure: string]: unknown;
}

function envelopeOf({ wallMs }: BacktestResult, head: RunHead | null): RunEnvelope {
  if (head !== null) {
    return { id: head.id, finishedAt: head.savedAt, host: head.host, wallMs: head.wallMs, kept: true };
  }
  const now = systemClock.now();
  const newId = createIds({ clock: { now: () => now } });
  const roundedMs = Math.round(wallMs * 1000) / 1000;
  return { id: newId(), finishedAt: toIso(now), host: hostname(), wallMs: roundedMs, kept: false };
}

/** The symbols of a run as `--symbol` takes them. */
export function symbolsOf({ instruments }: Pick<BacktestResult, 'instruments'>): string {
  return instruments.map(({ bars }) => bars.instrument.symbol).join(',');
}

/** @param head the run as it is kept, null where it is not */
export function runDocument(result: BacktestResult, recipe: Recipe, head: RunHead | null): RunDocument {
  const { simulation, options, instruments } = result;
  const sum = (of: (instrument: RunInstrument) => number) => instruments.reduce((total, each) => total + of(each), 0);
  return {
    kind: 'tiercel-run-1',
    strategy: result.strategy,
    symbol: symbolsOf(result),
    timeframe: result.bars.timeframe,
    from: toIso(options.from),
    to: toIso(options.to),
    bars: sum(({ bars, firstBar }) => bars.length - firstBar),
    lookbackBars: sum(({ firstBar }) => firstBar),
    currency: options.currency,
    cash: options.cash,
    size: options.size,
    costs: options.costs,
    trades: simulation.counts.trades,
    openTrades: simulation.open.length,
    finalEquity: simulation.finalEquity,
    metrics: values(result.metrics),
    undefinedMetrics: reasons(result.metrics),
    buyAndHold: { finalEquity: result.buyAndHold.equity.at(-1), metrics: values(result.buyAndHold.metrics) },
    counts: simulation.counts,
    notes: result.notes,
    contentHash: result.contentHash,
    recipe,
    run: envelopeOf(result, head),
  };
}

/** A path below the working folder as seen from there, so that the same run in another folder gives the same page. */
function fromHere(path: string): string {
  const near = relative(process.cwd(), path);
  return near === '' || near.startsWith('..') ? path : near;
}

/** The command line that repeats a recipe from the working folder, for the report's 'the same again'. */
export function commandOf(recipe: Recipe): string {
  const { store, costs } = recipe.options;
  const files = defined({ store: fromHere(store), costs: costs && isCostFile(costs) ? fromHere(costs) : costs });
  const options = { ...recipe.options, ...files };
  const quote = (text: string) => (/^[\w./:=%,@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
  const words = Object.entries(options).flatMap(([name, value]) => {
    const option = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (value === undefined || value === false) return [];
    if (value === true) return [option];
    if (typeof value !== 'object') return [option, quote(String(value))];
    return Object.entries(value).flatMap(([key, text]) => [option, quote(`${key}=${text}`)]);
  });
  return ['tiercel', 'backtest', quote(fromHere(recipe.strategy)), ...words].join(' ');
}
