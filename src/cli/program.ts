import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { BacktestOptionTexts } from './commands/backtest.ts';
import type { ImportOptionTexts } from './commands/data-import.ts';
import type { Terminal } from './terminal.ts';

// The commands themselves are imported when they run: `tiercel --help` loads commander and this file only.

/** Not by the kernel's door, which would load more than `--help` needs. */
function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function example(...lines: string[]): string {
  return `\nExample:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`;
}

function positive(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0)
    throw new InvalidArgumentError('It must be a positive number.');
  return value;
}

/** Collects `--set name=value`. */
function assignment(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It must be name=value, such as fast=20.');
  return { ...before, [text.slice(0, at).trim()]: text.slice(at + 1).trim() };
}

const storeOption = () =>
  new Option('--store <folder>', 'folder of the store (default: `store` of tiercel.yaml, else ./store)');
const jsonOption = () => new Option('--json', 'write the result as JSON for machines');
const verboseOption = () => new Option('--verbose', 'say on standard error what is done');

function addDemo(program: Command, terminal: Terminal): void {
  program
    .command('demo')
    .description('backtest two strategies on the S&P 500 sample and write a report')
    .option('--out <folder>', 'where the store and the report go', 'out/demo')
    .addOption(jsonOption())
    .addHelpText('after', example('tiercel demo'))
    .action(async (options: { out: string; json?: boolean }) => {
      const { demo } = await import('./commands/demo.ts');
      await demo(options, terminal);
    });
}

function addInit(program: Command, terminal: Terminal): void {
  program
    .command('init [folder]')
    .description('start a folder of your own: a strategy, package.json and tsconfig.json')
    .addOption(jsonOption())
    .addHelpText('after', example('tiercel init my-robot'))
    .action(async (folder: string | undefined, options: { json?: boolean }) => {
      const { init } = await import('./commands/init.ts');
      init(folder ?? '.', options, terminal);
    });
}

function addDoctor(program: Command, terminal: Terminal): void {
  program
    .command('doctor')
    .description('check this machine: Node, addon, processor, memory, store folder, compiler')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tiercel doctor'))
    .action(async (options: { store?: string; json?: boolean }) => {
      const { doctor } = await import('./commands/doctor.ts');
      await doctor(options, terminal);
    });
}

function addData(program: Command, terminal: Terminal): void {
  const data = program.command('data').description('bring market data into the store and list it');
  data
    .command('import <file>')
    .description('import a CSV file of bars (plain or gz) into the store')
    .requiredOption('--symbol <symbol>', 'name of the instrument, such as EURUSD')
    .option(
      '--timeframe <timeframe>',
      'length of the bars, such as 1m, 1h or 1d (default: by the distances between rows)',
    )
    .addOption(storeOption())
    .option('--tz <zone>', 'time zone of times that carry none, such as UTC or America/New_York')
    .addOption(
      new Option('--class <class>', 'class of the instrument (default: fx for two currency codes)').choices([
        'fx',
        'equity',
        'index',
        'crypto',
        'future',
      ]),
    )
    .addOption(new Option('--side <side>', 'which price the file shows').choices(['bid', 'mid', 'last', 'bid/ask']))
    .addOption(
      new Option('--stamp <stamp>', 'whether times are those of the open or the close').choices(['open', 'close']),
    )
    .option(
      '--delimiter <character>',
      'what separates fields: comma, semicolon, tab, pipe or the character (default: detected)',
    )
    .option(
      '--columns <names>',
      'names of the columns in order, separated by commas, - for one not to be read (default: the header)',
    )
    .option('--no-header', 'the first line is a bar, not the names of the columns')
    .addOption(new Option('--decimal <mark>', 'decimal mark (default: detected)').choices(['.', ',']))
    .addOption(
      new Option('--date-order <order>', 'order of day, month and year (default: detected)').choices([
        'ymd',
        'dmy',
        'mdy',
      ]),
    )
    .addOption(
      new Option('--epoch-unit <unit>', 'unit of times that are counts since 1970').choices(['s', 'ms', 'us', 'ns']),
    )
    .option('--calendar <calendar>', 'trading calendar: 24x7, fx or us-equity (default: by class)')
    .option('--currency <code>', 'currency of the prices (default: by symbol)')
    .addOption(new Option('--on-bad <what>', 'what to do with a bad row').choices(['stop', 'skip']).default('stop'))
    .addOption(jsonOption())
    .addOption(verboseOption())
    .addHelpText(
      'after',
      example('tiercel data import eurusd_1m_2018.csv.gz --symbol EURUSD --timeframe 1m --store ./store'),
    )
    .action(async (file: string, options: ImportOptionTexts) => {
      const { dataImport } = await import('./commands/data-import.ts');
      await dataImport(file, options, terminal);
    });
  data
    .command('list')
    .description('list the series in the store')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tiercel data list --store ./store'))
    .action(async (options: { store?: string; json?: boolean }) => {
      const { dataList } = await import('./commands/data-list.ts');
      await dataList(options, terminal);
    });
}

function addBacktest(program: Command, terminal: Terminal): void {
  program
    .command('backtest <strategy>')
    .description('run a strategy file on a stored series')
    .requiredOption('--symbol <symbol>', 'the series: its symbol')
    .requiredOption('--timeframe <timeframe>', 'the series: length of its bars')
    .option('--from <time>', 'first time of the test, included (default: the first bar)')
    .option('--to <time>', 'end of the test, not included (default: the last bar)')
    .addOption(storeOption())
    .option('--export <name>', 'which strategy of the file, where it exports several')
    .option('--set <name=value>', 'value of a parameter; repeat it for more', assignment)
    .option('--cash <money>', 'opening cash (default: `backtest.cash` of tiercel.yaml, else 100000)', positive)
    .option('--units <quantity>', 'size of each entry in units of the instrument', positive)
    .option(
      '--size <kind=value>',
      'size of each entry: units, cash, equity-fraction or risk-fraction, such as equity-fraction=0.5',
    )
    .option('--costs <profile>', 'cost profile: fx-retail, us-equity, index, crypto or zero (default: by class)')
    .option('--spread <distance>', 'spread instead: 0.00008, 8ticks, 0.6bps or data')
    .option('--commission <rate>', 'commission instead: 0.0002 of the value a side, or 0.005/unit,min=1,max=1%')
    .option('--slippage <distance>', 'slippage instead: 0, 1ticks or 0.5bps')
    .addOption(
      new Option('--fill <when>', 'when market orders fill').choices(['next-open', 'same-close']).default('next-open'),
    )
    .addOption(
      new Option('--limit <rule>', 'when a limit fills: the price goes through it or touches it')
        .choices(['through', 'touch'])
        .default('through'),
    )
    .option('--reverse', 'an opposite entry closes the position and opens the other side')
    .addOption(
      new Option('--mark <price>', 'price of open positions').choices(['closing-side', 'last']).default('closing-side'),
    )
    .option('--leverage <factor>', 'largest exposure as a multiple of equity (default: 1)', positive)
    .option('--calendar <calendar>', 'calendar of the metrics: 24x7, fx or us-equity')
    .option('--days-per-year <days>', 'by which daily figures are annualised', positive)
    .option('--timeout <seconds>', "how long the strategy's code may take", positive, 60)
    .option('--report <file>', 'write the report as one HTML file')
    .option('--out <file>', 'write the result as JSON, from which `tiercel report` makes a report later')
    .addOption(jsonOption())
    .addOption(verboseOption())
    .addHelpText(
      'after',
      example(
        'tiercel backtest examples/strategies/sma-cross.ts --store ./store --symbol EURUSD --timeframe 1m \\',
        '    --from 2018-01-01 --to 2019-01-01 --set fast=20 --set slow=50 --cash 1000000 --json',
      ).replace('  $     --from', '      --from'),
    )
    .action(async (strategy: string, options: BacktestOptionTexts) => {
      const { runBacktest } = await import('./commands/backtest.ts');
      await runBacktest(strategy, options, terminal);
    });
}

function addReport(program: Command, terminal: Terminal): void {
  program
    .command('report <result>')
    .description('write the HTML report of a result that `tiercel backtest --out` (or --json) wrote')
    .option('--out <file>', 'the HTML file (default: beside the result)')
    .option('--timeout <seconds>', "how long the strategy's code may take", positive, 60)
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
A result holds what was run and the hash of what came out, not the bars: the run is repeated from the store, and
the report is written only when it gives the same bytes again.
${example('tiercel backtest sma-cross --symbol SP500 --timeframe 1d --out result.json', 'tiercel report result.json --out report.html')}`,
    )
    .action(async (result: string, options: { out?: string; timeout: number; json?: boolean }) => {
      const { report } = await import('./commands/report.ts');
      await report(result, options, terminal);
    });
}

/** All commands, with errors thrown instead of ending the process. */
export function buildProgram(terminal: Terminal): Command {
  const program = new Command('tiercel')
    .description('Trading engine for TypeScript: exact, fast backtests with honest costs.')
    .version(version())
    .showHelpAfterError('(add --help for the options and an example)')
    .exitOverride()
    .addHelpText('after', example('tiercel demo', 'tiercel data import --help'));
  addDemo(program, terminal);
  addInit(program, terminal);
  addDoctor(program, terminal);
  addData(program, terminal);
  addBacktest(program, terminal);
  addReport(program, terminal);
  return program;
}
