import { type Command, Option } from 'commander';
import type { ActionsOptionTexts } from '../commands/data-actions.ts';
import type { CheckOptions } from '../commands/data-check.ts';
import type { ExportOptions } from '../commands/data-export.ts';
import type { ImportOptionTexts } from '../commands/data-import.ts';
import { example, jsonOption, positive, storeOption, verboseOption, whole } from '../options.ts';
import type { Terminal } from '../terminal.ts';

function addImport(data: Command, terminal: Terminal): void {
  data
    .command('import <file>')
    .description('import a CSV file of bars, quotes or trades (plain or gz) into the store')
    .requiredOption('--symbol <symbol>', 'name of the instrument, such as EURUSD')
    .addOption(
      new Option('--kind <kind>', 'what the rows of the file are')
        .choices(['bars', 'quotes', 'trades'])
        .default('bars'),
    )
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
    .option('--no-header', 'the first line is a row, not the names of the columns')
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
    .option('--factors <file>', 'factor file with the splits and dividends of the symbol, kept beside its series')
    .addOption(new Option('--on-bad <what>', 'what to do with a bad row').choices(['stop', 'skip']).default('stop'))
    .addOption(jsonOption())
    .addOption(verboseOption())
    .addHelpText(
      'after',
      example(
        'tiercel data import eurusd_1m_2018.csv.gz --symbol EURUSD --timeframe 1m --store ./store',
        'tiercel data import eurusd_ticks.csv.gz --symbol EURUSD --kind quotes --store ./store',
      ),
    )
    .action(async (file: string, options: ImportOptionTexts) => {
      const { dataImport } = await import('../commands/data-import.ts');
      await dataImport(file, options, terminal);
    });
}

function addActions(data: Command, terminal: Terminal): void {
  data
    .command('actions <file>')
    .description('keep the splits and dividends of a factor file beside the stored series of a symbol')
    .requiredOption('--symbol <symbol>', 'name of the instrument, such as AAPL')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Rows are date,price_factor,split_factor,reference_price, one for the last date on which factors hold (the layout of
QuantConnect's Lean). A later import takes the place of an earlier one.
${example('tiercel data actions factor_files/aapl.csv --symbol AAPL --store ./store')}`,
    )
    .action(async (file: string, options: ActionsOptionTexts) => {
      const { dataActions } = await import('../commands/data-actions.ts');
      await dataActions(file, options, terminal);
    });
}

function addList(data: Command, terminal: Terminal): void {
  data
    .command('list')
    .description('list the series of bars and ticks in the store')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tiercel data list --store ./store'))
    .action(async (options: { store?: string; json?: boolean }) => {
      const { dataList } = await import('../commands/data-list.ts');
      await dataList(options, terminal);
    });
}

function addCheck(data: Command, terminal: Terminal): void {
  data
    .command('check')
    .description('look through stored series for gaps, impossible prices, outliers and the like')
    .option('--symbol <symbol>', 'only this instrument (default: all)')
    .option('--timeframe <timeframe>', 'only bars of this length (default: all)')
    .addOption(
      new Option('--kind <kind>', 'only quotes or trades').choices(['quotes', 'trades']).conflicts('timeframe'),
    )
    .option('--from <time>', 'from this time on, included')
    .option('--to <time>', 'to this time, not included')
    .addOption(storeOption())
    .option('--z <number>', 'a move is an outlier at so many robust deviations (default: 50, of day bars 12)', positive)
    .option('--stale <bars>', 'a price is stale after so many bars (default: 60, of day bars 5)', whole)
    .option('--examples <number>', 'places that are shown of each finding (default: 3)', whole)
    .option('--strict', 'end with exit code 1 where anything but notes is found')
    .addOption(jsonOption())
    .addHelpText('after', example('tiercel data check', 'tiercel data check --symbol EURUSD --timeframe 1m --strict'))
    .action(async (options: CheckOptions) => {
      const { dataCheck } = await import('../commands/data-check.ts');
      await dataCheck(options, terminal);
    });
}

function addExport(data: Command, terminal: Terminal): void {
  data
    .command('export')
    .description('write a stored series as CSV, which `data import` reads back to the same bytes')
    .requiredOption('--symbol <symbol>', 'the series: its symbol')
    .option('--timeframe <timeframe>', 'the series: length of its bars')
    .addOption(
      new Option('--kind <kind>', 'the series: quotes or trades').choices(['quotes', 'trades']).conflicts('timeframe'),
    )
    .option('--from <time>', 'from this time on, included')
    .option('--to <time>', 'to this time, not included')
    .option(
      '--out <file>',
      'the file, gzipped where it ends in .gz (default: SYMBOL_TIMEFRAME.csv, or SYMBOL_quotes.csv)',
    )
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      example(
        'tiercel data export --symbol EURUSD --timeframe 1m --out eurusd.csv.gz',
        'tiercel data export --symbol EURUSD --kind quotes',
      ),
    )
    .action(async (options: ExportOptions) => {
      const { dataExport } = await import('../commands/data-export.ts');
      await dataExport(options, terminal);
    });
}

/** `tiercel data`. */
export function addData(program: Command, terminal: Terminal): void {
  const data = program.command('data').description('bring market data into the store, list it, check it, write it out');
  addImport(data, terminal);
  addActions(data, terminal);
  addList(data, terminal);
  addCheck(data, terminal);
  addExport(data, terminal);
}
