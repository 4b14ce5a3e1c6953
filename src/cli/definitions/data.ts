import { type Command, Option } from 'commander';
import type { ActionsOptionTexts } from '../commands/data-actions.ts';
import type { ImportOptionTexts } from '../commands/data-import.ts';
import { example, jsonOption, storeOption, verboseOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

function addImport(data: Command, terminal: Terminal): void {
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
    .option('--factors <file>', 'factor file with the splits and dividends of the symbol, kept beside its series')
    .addOption(new Option('--on-bad <what>', 'what to do with a bad row').choices(['stop', 'skip']).default('stop'))
    .addOption(jsonOption())
    .addOption(verboseOption())
    .addHelpText(
      'after',
      example('tiercel data import eurusd_1m_2018.csv.gz --symbol EURUSD --timeframe 1m --store ./store'),
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
    .description('list the series in the store')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tiercel data list --store ./store'))
    .action(async (options: { store?: string; json?: boolean }) => {
      const { dataList } = await import('../commands/data-list.ts');
      await dataList(options, terminal);
    });
}

/** `tiercel data`. */
export function addData(program: Command, terminal: Terminal): void {
  const data = program.command('data').description('bring market data into the store and list it');
  addImport(data, terminal);
  addActions(data, terminal);
  addList(data, terminal);
}
