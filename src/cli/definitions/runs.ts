import { type Command, Option } from 'commander';
import { example, jsonOption, storeOption, whole } from '../options.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  readonly store?: string;
  readonly json?: boolean;
}

interface ListOptions extends Options {
  readonly strategy?: string;
  readonly symbol?: string;
  readonly since?: string;
  readonly sort?: string;
  readonly limit?: number;
}

const idHelp = `
A run is named by its id, by the beginning or the end of it, or by \`last\`.
`;

function addList(runs: Command, terminal: Terminal): void {
  runs
    .command('list')
    .description('list kept runs, the newest first')
    .addOption(storeOption())
    .option('--strategy <text>', 'those whose strategy has this in its name')
    .option('--symbol <symbol>', 'those on this instrument')
    .option('--since <time>', 'those kept at this time or later, such as 2026-01-31')
    .addOption(new Option('--sort <metric>', 'the best first by a metric, such as sharpe or maxDrawdown'))
    .option('--limit <number>', 'at most so many', whole)
    .addOption(jsonOption())
    .addHelpText('after', example('tiercel runs list --strategy sma --sort sharpe --limit 10'))
    .action(async (options: ListOptions) => {
      const { runsList } = await import('../commands/runs.ts');
      await runsList(options, terminal);
    });
}

function addShow(runs: Command, terminal: Terminal): void {
  runs
    .command('show <id...>')
    .description('show a kept run, or several side by side')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', idHelp + example('tiercel runs show last', 'tiercel runs show 01M7ZACNN5 01M7ZACNJX'))
    .action(async (ids: string[], options: Options) => {
      const { runsShow } = await import('../commands/runs.ts');
      await runsShow(ids, options, terminal);
    });
}

function addDelete(runs: Command, terminal: Terminal): void {
  runs
    .command('delete <id...>')
    .description('delete kept runs: all that are named, or none')
    .addOption(storeOption())
    .addOption(jsonOption())
    .addHelpText('after', idHelp + example('tiercel runs delete 01M7ZACNN5'))
    .action(async (ids: string[], options: Options) => {
      const { runsDelete } = await import('../commands/runs.ts');
      await runsDelete(ids, options, terminal);
    });
}

/** `tiercel runs`. */
export function addRuns(program: Command, terminal: Terminal): void {
  const runs = program.command('runs').description('find, compare and delete the runs that backtests have kept');
  addList(runs, terminal);
  addShow(runs, terminal);
  addDelete(runs, terminal);
}
