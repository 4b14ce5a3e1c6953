import type { Command } from 'commander';
import { example, jsonOption, positive, storeOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  readonly out?: string;
  readonly store?: string;
  readonly timeout: number;
  readonly json?: boolean;
}

/** `tiercel report`. */
export function addReport(program: Command, terminal: Terminal): void {
  program
    .command('report <run...>')
    .description('write the HTML report of a kept run, or of several to compare')
    .option('--out <file>', 'the HTML file (default: named after the run)')
    .addOption(storeOption())
    .option('--timeout <seconds>', "for a result file: how long the strategy's code may take", positive, 60)
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
A run is named by its id (or the beginning or end of it), by \`last\`, or by the result file that
\`tiercel backtest --out\` wrote. A kept run is shown as it was kept, with its bars from the store; where those have
changed since, the report says so and shows no prices. The run of a result file is repeated, and reported only when
it gives the same bytes again.
${example('tiercel report last', 'tiercel report 01M7ZACNN5 --out report.html', 'tiercel report result.json')}`,
    )
    .action(async (runs: string[], options: Options) => {
      const { report } = await import('../commands/report.ts');
      await report(runs, options, terminal);
    });
}
