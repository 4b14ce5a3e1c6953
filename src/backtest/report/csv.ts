import { TiercelError } from '../../kernel/index.ts';
import type { BacktestResult } from '../result.ts';
import { type TableName, tableNames, tableOf } from './tables.ts';

/** Quoted where a comma, a quote or a line's end stands in it (RFC 4180); an absent value is empty. */
function cellText(value: string | number | boolean | null): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A table of a result as CSV text that pandas, R and spreadsheets read as is: one header line, times as ISO text in
 * UTC (one form a column), numbers to the last digit, absent values empty, `true` and `false`. Side, type, state and
 * reason are words; money is in the account's currency.
 *
 * @param name `trades`, `fills`, `orders` (in order of id), or `equity` (with drawdown and buy-and-hold).
 * @throws TIERCEL_E_PARAMETER when there is no such table.
 * @example
 * ```ts
 * writeFileSync('trades.csv', resultToCsv(result, 'trades'));
 * // pandas: pd.read_csv('trades.csv', parse_dates=['entryTime', 'exitTime'])
 * ```
 */
export function resultToCsv(result: BacktestResult, name: TableName): string {
  if (!tableNames.includes(name)) {
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`name\` must be one of ${tableNames.join(', ')}, was "${name}"`);
  }
  const { length, columns } = tableOf(result, name);
  const lines = [columns.map(([header]) => header).join(',')];
  for (let row = 0; row < length; row += 1) lines.push(columns.map(([, cell]) => cellText(cell(row))).join(','));
  return `${lines.join('\n')}\n`;
}
