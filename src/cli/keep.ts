import type { BacktestResult } from '../backtest/index.ts';
import { isTiercelError } from '../kernel/index.ts';
import { openRuns, type RunHead } from '../runs/index.ts';
import type { Recipe } from './recipe.ts';
import type { Terminal } from './terminal.ts';

/** What a store refuses to take must not cost the run that was just made. */
const refusals = new Set(['TIERCEL_E_STORE', 'TIERCEL_E_LOCKED', 'TIERCEL_E_CORRUPT']);

/** Keeps a run in the store's folder; where that is not possible says why, and the run is reported all the same. */
export async function keepRun(
  result: BacktestResult,
  { recipe, label, terminal }: { recipe: Recipe; label: string | undefined; terminal: Terminal },
): Promise<RunHead | null> {
  try {
    const runs = await openRuns(recipe.options.store, { label: 'tiercel backtest' });
    try {
      return await runs.save(result, { label, recipe });
    } finally {
      await runs.close();
    }
  } catch (error) {
    if (!isTiercelError(error) || !refusals.has(error.code)) throw error;
    terminal.note(`tiercel: the run is not kept: ${error.message} (${error.code})`);
    return null;
  }
}
