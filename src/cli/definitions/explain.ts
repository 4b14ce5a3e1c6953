import { Argument, type Command } from 'commander';
import { example, jsonOption, storeOption, whole } from '../options.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  readonly store?: string;
  readonly order?: number;
  readonly json?: boolean;
}

const help = `
A run is named by its id, by the beginning or the end of it, or by \`last\`. Trades are numbered from 1 in the order in which they were
closed, which is that of trades.csv; orders have ids from 1. docs/explain.md says what each line means.
`;

/** `tiercel explain`. */
export function addExplain(program: Command, terminal: Terminal): void {
  program
    .command('explain <run>')
    .description('say why a trade of a kept run was filled when and where it was, and what it cost')
    .addArgument(new Argument('[trade]', 'number of the trade; without one: what there is to explain').argParser(whole))
    .option('--order <id>', 'an order instead, also one that was never filled', whole)
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .addHelpText('after', example('tiercel explain last 3', 'tiercel explain 01M7ZACNN5 --order 12 --json'))
    .action(async (run: string, trade: number | undefined, options: Options) => {
      const { explain } = await import('../commands/explain.ts');
      await explain(run, trade, options, terminal);
    });
}
