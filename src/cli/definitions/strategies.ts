import type { Command } from 'commander';
import { example, jsonOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

/** `tiercel strategies`. */
export function addStrategies(program: Command, terminal: Terminal): void {
  program
    .command('strategies [name-or-folder]')
    .description(
      'list the examples, or the strategy files of a folder, and what each teaches; print the example of a name',
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      example('tiercel strategies', 'tiercel strategies pairs > mine.ts', 'tiercel strategies my-robot'),
    )
    .action(async (place: string | undefined, options: { json?: boolean }) => {
      const { strategies } = await import('../commands/strategies.ts');
      await strategies(place, options, terminal);
    });
}
