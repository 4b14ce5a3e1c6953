import { type Command, Option } from 'commander';
import type { BarsOptionTexts } from '../commands/bars-options.ts';
import { example, jsonOption, storeOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

const choice = (flags: string, description: string, choices: readonly string[]) =>
  new Option(flags, description).choices([...choices]);

const kinds = `
Bars of --to, separated by commas: timeframes (1s, 5m, 4h, 1d, 1w, 1M), tick:500, volume:10000, value:1e6,
imbalance:tick:500, runs:volume:500, range:0.001, renko:0.001, renko:atr:14:1h. docs/bars.md defines each.
The last bar is left out where it is not finished.
`;

/** `tiercel bars`. */
export function addBars(program: Command, terminal: Terminal): void {
  program
    .command('bars')
    .description('build bars from ticks or from shorter bars, into the store or as CSV')
    .option('--from-ticks <file|symbol>', 'a CSV file of ticks (plain or gz), or the symbol of stored ticks')
    .option('--from <timeframe>', 'the stored bars of --symbol that longer ones are built from, such as 1m')
    .requiredOption('--to <bars>', 'what is built, such as 1m,1h,1d')
    .addOption(choice('--kind <kind>', 'what the ticks are', ['quotes', 'trades']))
    .addOption(
      choice('--side <side>', 'of quotes: whose prices (default: bid/ask, both)', ['bid', 'ask', 'mid', 'bid/ask']),
    )
    .option('--symbol <symbol>', 'name of the instrument, such as EURUSD')
    .addOption(
      choice('--class <class>', 'class of the instrument of a file (default: fx for two currency codes)', [
        'fx',
        'equity',
        'index',
        'crypto',
        'future',
      ]),
    )
    .option('--currency <code>', 'currency of the prices of a file (default: by symbol)')
    .option('--tz <zone>', 'time zone of times of a file that carry none')
    .addOption(
      choice('--calendar <calendar>', 'whose sessions are the days (default: that of the instrument)', [
        '24x7',
        'fx',
        'us-equity',
      ]),
    )
    .option('--day-start <time zone>', 'days by a clock instead, such as "17:00 America/New_York"')
    .addOption(choice('--align <to>', 'where bars under a day begin (default: utc)', ['utc', 'session']))
    .option('--fill', 'flat bars where a session has no tick')
    .option('--since <time>', 'of what is stored: from this time on, included')
    .option('--until <time>', 'of what is stored: to this time, not included')
    .addOption(storeOption())
    .option('--out <file>', 'write CSV there instead of the store; for several kinds of bars: a folder')
    .addOption(jsonOption())
    .addHelpText('after', kinds)
    .addHelpText(
      'after',
      example(
        'tiercel bars --from-ticks eurusd_ticks.csv.gz --kind quotes --symbol EURUSD --to 1m,1h,1d --store ./store',
        'tiercel bars --from-ticks SPY --to volume:100000,imbalance:tick:1000 --out ./bars',
        'tiercel bars --from 1m --symbol EURUSD --to 1w,1M --day-start "17:00 America/New_York" --out ./bars',
      ),
    )
    .action(async (options: BarsOptionTexts) => {
      const { buildBarsCommand } = await import('../commands/bars.ts');
      await buildBarsCommand(options, terminal);
    });
}
