import type { Command } from 'commander';
import { example, jsonOption, positive } from '../options.ts';
import type { Terminal } from '../terminal.ts';

/** `tiercel report`. */
export function addReport(program: Command, terminal: Terminal): void {
  program
    .command('report <result>')
    .description('write the HTML report of a result that `tiercel backtest --out` (or --json) wrote')
    .option('--out <file>', 'the HTML file (default: beside the result)')
    .option('--timeout <seconds>', "how long the strategy's code may take", positive, 60)
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
A result holds what was run and the hash of what came out, not the bars: the run is repeated from the store, and
the report is written only when it gives the same bytes again.
${example('tiercel backtest sma-cross --symbol SP500 --timeframe 1d --out result.json', 'tiercel report result.json --out report.html')}`,
    )
    .action(async (result: string, options: { out?: string; timeout: number; json?: boolean }) => {
      const { report } = await import('../commands/report.ts');
      await report(result, options, terminal);
    });
}
