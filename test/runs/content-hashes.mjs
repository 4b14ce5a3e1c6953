// Prints the SHA-256 of the bytes under which a few backtests are kept, as JSON. Run by content.test.ts in processes
// of their own, with each instruction set.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadStrategy } from '../../dist/backtest/index.js';
import { backtest } from '../../dist/index.js';
import { openRuns } from '../../dist/runs/index.js';
import { generateBars } from '../../dist/sources/index.js';

const folder = mkdtempSync(join(tmpdir(), 'tiercel-content-'));
const runs = await openRuns(folder);
const hashes = {};
for (const name of ['sma-cross', 'rsi-reversion']) {
  const result = await backtest(await loadStrategy(name), generateBars({ seed: 4, length: 20_000 }));
  if (result.strategy.codeHash === null) throw new Error(`${name} has no code hash`);
  hashes[name] = (await runs.save(result)).content;
}
await runs.close();
rmSync(folder, { recursive: true });
console.log(JSON.stringify(hashes));
