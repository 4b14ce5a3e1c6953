import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const bin = fileURLToPath(new URL('../../bin/tiercel.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the built command line (`node scripts/build.mjs` first, as `npm test` does). */
export function start(args: readonly string[], cwd: string): { child: ChildProcess; outcome: Promise<Outcome> } {
  const env = { ...process.env, NODE_OPTIONS: '' };
  const child = spawn(process.execPath, [bin, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout!.on('data', (chunk) => (stdout += chunk));
  child.stderr!.on('data', (chunk) => (stderr += chunk));
  const outcome = new Promise<Outcome>((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
  return { child, outcome };
}

/** Runs a command line to its end. */
export function tiercel(args: readonly string[], cwd: string): Promise<Outcome> {
  return start(args, cwd).outcome;
}

/** A temporary folder that goes when the file's tests are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiercel-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes minute bars of a price that swings, from 2024-01-02 on; every swing crosses its averages. */
export function writeMinutes(file: string, bars: number): void {
  const lines = ['time,open,high,low,close'];
  const at = (minute: number) => 1.1 + 0.01 * Math.sin(minute / 40) + 0.002 * Math.sin(minute / 7);
  const start = Date.UTC(2024, 0, 2);
  for (let minute = 0; minute < bars; minute++) {
    const time = new Date(start + minute * 60_000).toISOString().slice(0, 19);
    const [open, close] = [at(minute).toFixed(5), at(minute + 1).toFixed(5)];
    const [high, low] = [Math.max(+open, +close).toFixed(5), Math.min(+open, +close).toFixed(5)];
    lines.push(`${time}Z,${open},${high},${low},${close}`);
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
}

/** The text of a strategy whose `signals` has the given body. */
export function strategyText(body: string): string {
  return `import { defineStrategy, param, type SignalsResult } from 'tiercel';

export const mine = defineStrategy({
  name: 'mine',
  params: { fast: param.int(2, 50, { default: 5 }), slow: param.int(3, 200, { default: 20 }) },
  lookback: (p) => p.slow,
  signals({ bars, ta, p }): SignalsResult {
${body}
  },
});
`;
}

export const crossBody = `    const fast = ta.sma(bars.close, p.fast);
    const slow = ta.sma(bars.close, p.slow);
    return { enterLong: ta.crossedAbove(fast, slow), exitLong: ta.crossedBelow(fast, slow) };`;
