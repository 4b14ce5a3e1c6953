import { type Command, Option } from 'commander';
import type { SimOptionTexts } from '../commands/sim.ts';
import { example, jsonOption, positive, storeOption, whole } from '../options.ts';
import type { Terminal } from '../terminal.ts';

const help = `
Commands, one a line, typed or on standard input: next 10, to 2018-03-01, buy 1000 stop 1.19 target 1.25, orders, account,
cancel 3, help, quit. With --json each line is answered by one object. docs/market-simulator.md describes them all.
`;

/** `tiercel sim`. */
export function addSim(program: Command, terminal: Terminal): void {
  program
    .command('sim')
    .description('trade a stored series by hand or by a script: the market stands still until you move on')
    .requiredOption('--symbol <symbol>', 'the series: its symbol, or several with commas between')
    .requiredOption('--timeframe <timeframe>', 'the series: length of its bars')
    .option('--start <time>', 'when it begins; the bars before it are known (default: the first bar)')
    .option('--to <time>', 'end of the data, not included (default: the last bar)')
    .addOption(storeOption())
    .addOption(
      new Option('--adjust <what>', 'bars of an instrument with factors: as traded, adjusted for splits, or for both')
        .choices(['none', 'split', 'total'])
        .default('split'),
    )
    .option('--detail <what>', 'what orders meet inside the bars: a shorter timeframe, quotes or trades')
    .option('--cash <money>', 'opening cash (default: `backtest.cash` of tiercel.yaml, else 100000)', positive)
    .option('--costs <profile>', 'cost profile, or a YAML file of costs (default: by class); `zero` for none')
    .option('--spread <distance>', 'spread instead: 0.00008, 8ticks, 0.6bps or data')
    .option('--commission <rate>', 'commission instead: 0.0002 of the value a side, or 0.005/unit,min=1,max=1%')
    .option('--slippage <distance>', 'slippage instead: 0, 1ticks, 0.5bps, volume-share=0.1, atr=0.1 or stdev=0.1')
    .option('--impact <law>', 'market impact by the square root of the size: sqrt=1,days=20')
    .addOption(
      new Option('--limit <rule>', 'when a limit fills: the price goes through it or touches it').choices([
        'through',
        'touch',
      ]),
    )
    .option('--volume-share <share>', "most of each bar's volume that orders fill, such as 0.1", positive)
    .option('--latency <time>', 'orders, cancels and modifications take: 50ms, uniform=10ms,50ms, ./measured.csv ...')
    .option('--latency-seed <number>', 'seed of drawn latencies (default: 1)', whole)
    .addOption(new Option('--account <kind>', 'as of `tiercel backtest`').choices(['cash', 'margin']))
    .option('--leverage <factor>', 'largest exposure as a multiple of equity, or 1 / initial margin', positive)
    .option('--currency <code>', 'currency of the account (default: that in which the instruments are quoted)')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .addHelpText(
      'after',
      example(
        'tiercel sim --store ./store --symbol EURUSD --timeframe 1m --start 2018-01-03',
        "printf 'next 10\\nbuy 1000 stop 20ticks target 40ticks\\nnext 60\\naccount\\n' | \\",
        '    tiercel sim --store ./store --symbol EURUSD --timeframe 1m --start 2018-01-03 --json',
      ).replace('  $     tiercel', '      tiercel'),
    )
    .action(async (options: SimOptionTexts) => {
      const { sim } = await import('../commands/sim.ts');
      await sim(options, terminal);
    });
}
