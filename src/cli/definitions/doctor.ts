import type { Command } from 'commander';
import { example, jsonOption, storeOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

/** `tiercel doctor`. */
export function addDoctor(program: Command, terminal: Terminal): void {
  program
    .command('doctor')
    .description('check this machine: Node, addon, processor, memory, store folder, compiler')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', example('tiercel doctor'))
    .action(async (options: { store?: string; json?: boolean }) => {
      const { doctor } = await import('../commands/doctor.ts');
      await doctor(options, terminal);
    });
}
