import { type Command, Option } from 'commander';
import type { BacktestOptionTexts } from '../commands/backtest.ts';
import { assignment, example, jsonOption, listed, positive, storeOption, verboseOption, whole } from '../options.ts';
import type { Terminal } from '../terminal.ts';

/** `tiercel backtest`. */
export function addBacktest(program: Command, terminal: Terminal): void {
  program
    .command('backtest <strategy>')
    .description('run a strategy file on a stored series, or on several with one account')
    .requiredOption('--symbol <symbol>', 'the series: its symbol, or several with commas between')
    .requiredOption('--timeframe <timeframe>', 'the series: length of its bars')
    .option('--from <time>', 'first time of the test, included (default: the first bar)')
    .option('--to <time>', 'end of the test, not included (default: the last bar)')
    .addOption(storeOption())
    .addOption(
      new Option('--adjust <what>', 'bars of an instrument with factors: as traded, adjusted for splits, or for both')
        .choices(['none', 'split', 'total'])
        .default('split'),
    )
    .option('--export <name>', 'which strategy of the file, where it exports several')
    .option('--set <name=value>', 'value of a parameter; repeat it for more', assignment)
    .option('--cash <money>', 'opening cash (default: `backtest.cash` of tiercel.yaml, else 100000)', positive)
    .option('--units <quantity>', 'size of each entry in units of the instrument', positive)
    .option(
      '--size <kind=value>',
      'size of each entry: units, cash, equity-fraction or risk-fraction, such as equity-fraction=0.5',
    )
    .option('--costs <profile>', 'cost profile (`tiercel costs` lists them) or ./file.yaml (default: by class)')
    .option('--spread <distance>', 'spread instead: 0.00008, 8ticks, 0.6bps or data')
    .option(
      '--commission <rate>',
      'commission instead: 0.0002 of the value a side, 5bps,maker=-0.5bps or 0.005/unit,min=1,max=1%',
    )
    .option(
      '--slippage <distance>',
      'slippage instead: 0, 1ticks, 0.5bps, volume-share=0.1,limit=0.025, atr=0.1,bars=14, stdev=0.1',
    )
    .option('--impact <law>', 'market impact by the square root of the size: sqrt=1,days=20')
    .addOption(
      new Option('--fill <when>', 'when market orders fill').choices(['next-open', 'same-close']).default('next-open'),
    )
    .addOption(
      new Option('--limit <rule>', 'when a limit fills: the price goes through it or touches it')
        .choices(['through', 'touch'])
        .default('through'),
    )
    .option('--reverse', 'an opposite entry closes the position and opens the other side')
    .option('--accumulate', 'an entry of the side that is held adds to the position')
    .option(
      '--volume-share <share>',
      "most of each bar's volume that orders fill, such as 0.1 (default: any)",
      positive,
    )
    .option(
      '--detail <what>',
      'what orders meet inside the bars: a shorter timeframe, quotes or trades (default: their own path)',
    )
    .option('--latency <time>', 'orders, cancels and modifications take: 50ms, uniform=10ms,50ms, ./measured.csv ...')
    .option('--latency-seed <number>', 'seed of drawn latencies (default: 1)', whole)
    .addOption(
      new Option('--mark <price>', 'price of open positions').choices(['closing-side', 'last']).default('closing-side'),
    )
    .addOption(
      new Option('--account <kind>', 'cash: exposure up to the leverage; margin: entries need free margin').choices([
        'cash',
        'margin',
      ]),
    )
    .option(
      '--leverage <factor>',
      'largest exposure as a multiple of equity (default: 1), or 1 / initial margin',
      positive,
    )
    .option(
      '--margin <figures>',
      'initial=0.05,maintenance=0.03, of one instrument ES:initial=12000/unit; repeatable',
      listed,
    )
    .option(
      '--swap <figures>',
      'a night: long=-6.5,short=2.1 points, or long=-0.03/year,short=0.01/year; repeatable',
      listed,
    )
    .option('--borrow <rate>', 'annual rate that shorts pay, such as 0.03 or 0.03,days=365; repeatable', listed)
    .option('--funding <rate>', 'what longs pay shorts: 0.0001 each 8 h, 0.0001/4h, or a CSV file of time,rate', listed)
    .option('--calendar <calendar>', 'calendar of the metrics: 24x7, fx or us-equity')
    .option('--currency <code>', 'currency of the account (default: that in which the instruments are quoted)')
    .option('--days-per-year <days>', 'by which daily figures are annualised', positive)
    .option('--timeout <seconds>', "how long the strategy's code may take", positive, 60)
    .option('--label <text>', 'a few words to find the run by in `tiercel runs list`')
    .option('--no-save', 'do not keep the run in the store')
    .option('--report <file>', 'write the report as one HTML file')
    .option('--out <file>', 'write the result as JSON, from which `tiercel report` makes a report later')
    .option('--tables <folder>', 'write the whole result: result.json, and trades, fills, orders and equity as CSV')
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
      const { runBacktest } = await import('../commands/backtest.ts');
      await runBacktest(strategy, options, terminal);
    });
}
