import type { Command } from 'commander';
import { example, jsonOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

/** `tiercel costs`. */
export function addCosts(program: Command, terminal: Terminal): void {
  program
    .command('costs [name-or-file]')
    .description('list the cost profiles, or show the figures of one, or of a file of your own, with their sources')
    .addOption(jsonOption())
    .addHelpText('after', example('tiercel costs', 'tiercel costs us-equity', 'tiercel costs ./my-broker.yaml'))
    .action(async (name: string | undefined, options: { json?: boolean }) => {
      const { costs } = await import('../commands/costs.ts');
      await costs(name, options, terminal);
    });
}
