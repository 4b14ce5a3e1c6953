import type { Command } from 'commander';
import { example, jsonOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

/** `tiercel demo`. */
export function addDemo(program: Command, terminal: Terminal): void {
  program
    .command('demo')
    .description('backtest two strategies on the S&P 500 sample and write a report')
    .option('--out <folder>', 'where the store and the report go', 'out/demo')
    .addOption(jsonOption())
    .addHelpText('after', example('tiercel demo'))
    .action(async (options: { out: string; json?: boolean }) => {
      const { demo } = await import('../commands/demo.ts');
      await demo(options, terminal);
    });
}
