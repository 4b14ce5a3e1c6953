import type { Command } from 'commander';
import { example, jsonOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

/** `tiercel init`. */
export function addInit(program: Command, terminal: Terminal): void {
  program
    .command('init [folder]')
    .description('start a folder of your own: a strategy, package.json and tsconfig.json')
    .addOption(jsonOption())
    .addHelpText('after', example('tiercel init my-robot'))
    .action(async (folder: string | undefined, options: { json?: boolean }) => {
      const { init } = await import('../commands/init.ts');
      init(folder ?? '.', options, terminal);
    });
}
