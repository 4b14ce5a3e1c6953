import type { Command } from 'commander';
import { example, jsonOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

/** `tiercel strategies`. */
export function addStrategies(program: Command, terminal: Terminal): void {
  program
    .command('strategies [folder]')
    .description('list the examples, or the strategy files of a folder, and what each teaches')
    .addOption(jsonOption())
    .addHelpText('after', example('tiercel strategies', 'tiercel strategies my-robot'))
    .action(async (folder: string | undefined, options: { json?: boolean }) => {
      const { strategies } = await import('../commands/strategies.ts');
      await strategies(folder, options, terminal);
    });
}
