import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ReplayOptionTexts } from '../commands/replay.ts';
import { example, jsonOption, whole } from '../options.ts';
import type { Terminal } from '../terminal.ts';

function decimals(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < 0 || value > 9)
    throw new InvalidArgumentError('It must be a whole number from 0 to 9.');
  return value;
}

const formats = `
Formats:
  itch        NASDAQ TotalView-ITCH 5.0, two bytes of length before each message (zeros there: by message type)
  lobster     LOBSTER message file, no header
  mbo         every order of an exchange as CSV with Databento's column names, such as CME
  binance-l2  depth of Binance as CSV: recv_ns,trans_ms,kind,first_id,last_id,side,price,qty
  tiercel     a recording of Tiercel's own: commands of a matching engine, or one of the feeds above
docs/replay.md describes each, and what is counted.
`;

/** `tiercel replay`. */
export function addReplay(program: Command, terminal: Terminal): void {
  program
    .command('replay <file>')
    .description('follow a recorded feed (plain or gz): messages, rejects, trades and the books at its end')
    .addOption(
      new Option('--format <format>', 'what the file holds')
        .choices(['itch', 'lobster', 'mbo', 'binance-l2', 'tiercel'])
        .makeOptionMandatory(),
    )
    .option('--instrument <name>', 'only this one, by symbol or number')
    .option('--depth <levels>', 'levels a side that are shown', whole, 1)
    .option('--price-decimals <n>', 'decimals of prices that are kept (default: mbo 4, binance-l2 2)', decimals)
    .option('--quantity-decimals <n>', 'decimals of quantities that are kept (default: binance-l2 3)', decimals)
    .addOption(
      new Option('--sequence <rule>', 'binance-l2: how updates must follow one another (default: increasing)').choices([
        'increasing',
        'contiguous',
        'previous',
      ]),
    )
    .option('--max-orders <n>', 'room for orders that live at one time (default: 4194304)', whole)
    .addOption(jsonOption())
    .addHelpText('after', formats)
    .addHelpText(
      'after',
      example(
        'tiercel replay --format lobster AAPL_2012-06-21_message_50.csv --depth 5',
        'tiercel replay --format itch 01302019.NASDAQ_ITCH50.gz --instrument AAPL',
        'tiercel replay --format binance-l2 btcusdt_depth.csv.gz --json',
      ),
    )
    .action(async (file: string, options: ReplayOptionTexts) => {
      const { replay } = await import('../commands/replay.ts');
      await replay(file, options, terminal);
    });
}
