import { createInterface, type Interface } from 'node:readline';
import { loadCosts, marketSimulator } from '../../backtest/index.ts';
import { isTiercelError, loadConfig, TiercelError } from '../../kernel/index.ts';
import { toIso } from '../../market/index.ts';
import { backtestOptions, isCostFile, type ReadOptionTexts, type RunOptionTexts, readBars } from '../recipe.ts';
import { continuations, runLine } from '../sim/commands.ts';
import { type Desk, rowsData } from '../sim/desk.ts';
import type { Terminal } from '../terminal.ts';
import { storeFolder } from './runs.ts';

export interface SimOptionTexts extends Omit<RunOptionTexts, 'store' | 'from'> {
  readonly store?: string;
  readonly start?: string;
  readonly json?: boolean;
}

/** As many bars before the start are known. */
const lookback = 10_000;

/** A person at a terminal, or a script on standard input. */
interface Conversation {
  readonly desk: Desk;
  readonly asJson: boolean;
  readonly terminal: Terminal;
}

function answer({ desk, asJson, terminal }: Conversation, line: string): void {
  const said = runLine(desk, line);
  if (said === null) return;
  terminal.result(asJson ? JSON.stringify({ command: line.trim(), ...said.data }) : said.lines.join('\n'));
}

/** True where the line was refused; what is no refusal is thrown on. */
function isRefused(talk: Conversation, line: string): boolean {
  try {
    answer(talk, line);
    return false;
  } catch (error) {
    if (!isTiercelError(error)) throw error;
    const { code, message } = error;
    if (talk.asJson) talk.terminal.result(JSON.stringify({ command: line.trim(), error: { code, message } }));
    else talk.terminal.result(`refused: ${message}`);
    return true;
  }
}

function promptOf({ desk }: Conversation): string {
  return `${desk.symbol} ${toIso(desk.market.time).slice(0, 16).replace('T', ' ')}> `;
}

function readerOf(talk: Conversation): Interface {
  const { stdin, stdout } = process;
  if (!stdin.isTTY || talk.asJson) return createInterface({ input: stdin, terminal: false });
  const completer = (line: string): [string[], string] => [
    continuations(talk.desk, line),
    line.trimStart().split(/\s+/).at(-1) ?? '',
  ];
  return createInterface({ input: stdin, output: stdout, prompt: promptOf(talk), completer });
}

async function converse(talk: Conversation): Promise<void> {
  const reader = readerOf(talk);
  const isWatched = process.stdin.isTTY && !talk.asJson;
  let [lines, refused] = [0, 0];
  const stop = () => reader.close();
  talk.terminal.signal.addEventListener('abort', stop, { once: true });
  reader.on('SIGINT', stop);
  const ask = () => {
    if (!isWatched) return;
    reader.setPrompt(promptOf(talk));
    reader.prompt();
  };
  ask();
  for await (const line of reader) {
    lines++;
    if (isRefused(talk, line)) refused++;
    if (talk.desk.isDone) break;
    ask();
  }
  reader.close();
  if (refused > 0 && !isWatched) {
    throw new TiercelError('TIERCEL_E_USAGE', `${refused} of ${lines} lines were refused; the others were done.`);
  }
}

function head({ desk, asJson, terminal }: Conversation): void {
  const { market } = desk;
  const { options } = market;
  const series = market.symbols.map((symbol) => {
    const { timeframe, length } = market.bars(symbol);
    return { symbol, timeframe, known: length, isOpen: market.isMarketOpen(symbol) };
  });
  const now = toIso(market.time);
  if (asJson) {
    const facts = { cash: options.cash, currency: options.currency, costs: options.costs.name };
    terminal.result(JSON.stringify({ market: { time: now, series: rowsData(series), ...facts } }));
    return;
  }
  const names = series.map(({ symbol, timeframe }) => `${symbol} ${timeframe}`).join(', ');
  const known = series.map((one) => one.known.toLocaleString('en')).join(', ');
  terminal.result(
    `${names}: ${known} bars known, now ${now}, data to ${toIso(options.to)}\n${options.cash.toLocaleString('en')} ${options.currency}, costs ${options.costs.name}; help lists the commands, quit ends`,
  );
}

/** `tiercel sim`. */
export async function sim(options: SimOptionTexts, terminal: Terminal): Promise<void> {
  const { start, json, ...given } = options;
  const { cash, costs, leverage } = (await loadConfig()).backtest;
  const lent = given.account === 'margin' ? {} : { leverage };
  const settings = { ...(costs === undefined ? {} : { costs }), cash, ...lent };
  const store = await storeFolder(options);
  const read = given.costs ?? costs; // a market is given costs, not the file that holds them
  const model = typeof read === 'string' && isCostFile(read) ? { costs: (await loadCosts(read)).model } : {};
  const texts: ReadOptionTexts = {
    ...settings,
    ...given,
    ...model,
    store,
    ...(start === undefined ? {} : { from: start }),
  };
  const { from: _, params: __, cancel: ___, ...rules } = backtestOptions(texts);
  const { bars, rates, detail } = await readBars(texts, { lookback, label: 'tiercel sim' });
  const market = marketSimulator({ ...rules, bars, rates, ...(detail && { detail }) });
  const talk: Conversation = {
    desk: { market, symbol: market.symbols[0]!, isDone: false },
    asJson: json === true,
    terminal,
  };
  head(talk);
  await converse(talk);
}
