import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { addBacktest } from './definitions/backtest.ts';
import { addBars } from './definitions/bars.ts';
import { addCompletion } from './definitions/completion.ts';
import { addCosts } from './definitions/costs.ts';
import { addData } from './definitions/data.ts';
import { addDemo } from './definitions/demo.ts';
import { addDoctor } from './definitions/doctor.ts';
import { addExplain } from './definitions/explain.ts';
import { addIndicators } from './definitions/indicators.ts';
import { addInit } from './definitions/init.ts';
import { addReplay } from './definitions/replay.ts';
import { addReport } from './definitions/report.ts';
import { addRuns } from './definitions/runs.ts';
import { addSim } from './definitions/sim.ts';
import { addStrategies } from './definitions/strategies.ts';
import { example } from './options.ts';
import type { Terminal } from './terminal.ts';

// The commands themselves are imported when they run: `tiercel --help` loads commander and the definitions only.

/** Not by the kernel's door, which would load more than `--help` needs. */
function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** All commands, with errors thrown instead of ending the process. */
export function buildProgram(terminal: Terminal): Command {
  const program = new Command('tiercel')
    .description('Trading engine for TypeScript: exact, fast backtests with honest costs.')
    .version(version())
    .showHelpAfterError('(add --help for the options and an example)')
    .exitOverride()
    .addHelpText('after', example('tiercel demo', 'tiercel data import --help'));
  addDemo(program, terminal);
  addInit(program, terminal);
  addDoctor(program, terminal);
  addData(program, terminal);
  addBars(program, terminal);
  addBacktest(program, terminal);
  addSim(program, terminal);
  addCosts(program, terminal);
  addIndicators(program, terminal);
  addReplay(program, terminal);
  addReport(program, terminal);
  addRuns(program, terminal);
  addExplain(program, terminal);
  addStrategies(program, terminal);
  addCompletion(program, terminal);
  return program;
}
