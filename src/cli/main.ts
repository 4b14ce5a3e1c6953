import { CommanderError } from 'commander';
import { buildProgram } from './program.ts';
import { processTerminal, type Terminal } from './terminal.ts';

/** 0 done, 1 failed, 2 wrong usage. */
const usageCodes = new Set(['TIERCEL_E_USAGE', 'TIERCEL_E_PARAMETER']);

interface Failure {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly context?: unknown;
  readonly stack?: unknown;
}

function writeFailure(failure: Failure, asJson: boolean): void {
  const isOurs = typeof failure.code === 'string' && failure.code.startsWith('TIERCEL_E_');
  if (asJson) {
    const { code, message, context } = failure;
    const error = isOurs ? { code, message, context } : { code: 'UNEXPECTED', message: String(message) };
    const text = JSON.stringify({ error }, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    process.stderr.write(`${text}\n`);
  } else if (isOurs) {
    process.stderr.write(`tiercel: ${failure.message} (${failure.code})\n`);
  } else {
    process.stderr.write(`tiercel: this is a fault of tiercel itself, please report it:\n${String(failure.stack)}\n`);
  }
}

/**
 * Runs one command line and resolves to its exit code: 0 done, 1 failed, 2 wrong usage.
 *
 * @param args what follows the program's name
 */
export async function main(args: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  try {
    await buildProgram(terminal).parseAsync([...args], { from: 'user' });
    return 0;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2; // commander has said what is wrong
    const failure = thrown as Failure;
    writeFailure(failure, args.includes('--json'));
    return usageCodes.has(String(failure.code)) ? 2 : 1;
  }
}
