import type { Command } from 'commander';
import type { IndicatorOptionTexts } from '../commands/indicator.ts';
import { assignment, example, jsonOption, storeOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

function addList(program: Command, terminal: Terminal): void {
  program
    .command('indicators [words...]')
    .description('list the indicators, those that have some words, or describe the one of a name')
    .option('--group <group>', 'only those of a group, such as momentum, volume or pattern')
    .addOption(jsonOption())
    .addHelpText('after', example('tiercel indicators', 'tiercel indicators moving average', 'tiercel indicators rsi'))
    .action(async (words: string[], options: { json?: boolean; group?: string }) => {
      const { listIndicators } = await import('../commands/indicators.ts');
      listIndicators(words, options, terminal);
    });
}

function addCompute(program: Command, terminal: Terminal): void {
  program
    .command('indicator <name>')
    .description('compute one indicator over a stored series or a CSV file of bars, as CSV')
    .option('--set <name=value>', 'a parameter; may be given several times', assignment)
    .option('--on <columns>', 'columns for the series it takes, separated by commas (default: close)')
    .option('--symbol <symbol>', 'a stored instrument')
    .option('--timeframe <timeframe>', 'timeframe of the bars, such as 1m or 1d')
    .addOption(storeOption())
    .option('--from <time>', 'first moment, included; bars before it are read for the warm-up')
    .option('--to <time>', 'last moment, not included')
    .option('--in <file>', 'a CSV file of bars (plain or gz) in place of a stored series')
    .option('--tz <zone>', 'time zone of times in that file that carry none')
    .option('--out <file>', 'where the CSV goes, gzipped for .gz (default: standard output)')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      example(
        'tiercel indicator rsi --set period=14 --symbol EURUSD --timeframe 1m --out rsi.csv',
        'tiercel indicator bbands --set period=20 --in bars.csv --tz UTC',
      ),
    )
    .action(async (name: string, options: IndicatorOptionTexts) => {
      const { computeIndicator } = await import('../commands/indicator.ts');
      await computeIndicator(name, options, terminal);
    });
}

/** `tiercel indicators` and `tiercel indicator`. */
export function addIndicators(program: Command, terminal: Terminal): void {
  addList(program, terminal);
  addCompute(program, terminal);
}
