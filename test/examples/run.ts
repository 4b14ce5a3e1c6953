import { readdirSync } from 'node:fs';
import { type BacktestOptions, type BacktestResult, type Bars, backtest, loadStrategy } from '../../src/index.ts';

interface ExampleRun {
  readonly data: string;
  readonly bars: () => Promise<readonly Bars[]> | readonly Bars[];
  readonly options: BacktestOptions;
}

const { runs } = (await import('../../examples/data.mjs' as string)) as { runs: Record<string, ExampleRun> };

/** Files of examples, and the names that have data. */
export const exampleNames: readonly string[] = readdirSync('examples/strategies').map((file) => file.slice(0, -3));
export const namesWithData: readonly string[] = Object.keys(runs);

/** Runs an example on its data. */
export async function runExample(name: string): Promise<BacktestResult> {
  const { bars, options } = runs[name]!;
  return backtest(await loadStrategy(name), await bars(), options);
}
