import { actionsOfFactors, nextTradingDay } from '../market/index.ts';
import { readFactors } from '../sources/index.ts';
import type { Store } from '../store/index.ts';

/** A split or dividend as an import tells it. */
export interface ReportedAction {
  /** The first trading day with it, `2014-06-09`. */
  readonly exDate: string;
  /** New shares for old ones, `7:1`; null without a split. */
  readonly split: string | null;
  /** Money a share; 0 without a dividend. */
  readonly dividend: number;
}

/** What an import of a factor file did, in plain JSON. */
export interface FactorsReport {
  readonly file: string;
  /** SHA-256 of the file as it lies on disk, hex. */
  readonly sha256: string;
  readonly symbol: string;
  readonly rows: number;
  readonly splits: number;
  readonly dividends: number;
  /** By ex-date, by the calendar of the instrument. */
  readonly actions: readonly ReportedAction[];
}

/**
 * Reads a factor file (Lean's layout: `date,price_factor,split_factor,reference_price`) and keeps it beside the stored
 * series of a symbol, whose bars are then forward-adjusted. It takes the place of an earlier one.
 *
 * @throws TIERCEL_E_FILE, TIERCEL_E_DATA with file and line when the file is bad; TIERCEL_E_NO_DATA when the store has no
 * series of the symbol; nothing is kept then.
 * @example
 * ```ts
 * const report = await importFactors(store, 'aapl_factors.csv', 'AAPL');
 * console.log(report.actions[0]?.split); // 7:1
 * ```
 */
export async function importFactors(
  store: Pick<Store, 'series' | 'setFactors'>,
  file: string,
  symbol: string,
): Promise<FactorsReport> {
  const { sha256, rows } = await readFactors(file);
  const dated = actionsOfFactors(rows);
  await store.setFactors(symbol, { source: { file, sha256 }, rows });
  const { calendar } = store.series().find((series) => series.symbol === symbol)!.instrument;
  const actions = dated.map(({ lastDate, numerator, denominator, dividend }) => ({
    exDate: nextTradingDay(calendar, lastDate),
    split: numerator === denominator ? null : `${numerator}:${denominator}`,
    dividend,
  }));
  const splits = actions.filter(({ split }) => split !== null).length;
  const dividends = actions.filter((action) => action.dividend > 0).length;
  return { file, sha256, symbol, rows: rows.length, splits, dividends, actions };
}
