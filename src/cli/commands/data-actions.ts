import { resolve } from 'node:path';
import { loadConfig } from '../../kernel/index.ts';
import { type FactorsReport, importFactors } from '../../pipeline/index.ts';
import { openStore } from '../../store/index.ts';
import { toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export interface ActionsOptionTexts {
  readonly symbol: string;
  readonly store?: string;
  readonly json?: boolean;
}

/** What was kept, in lines for a person: the counts, and each split. */
export function factorLines({ symbol, rows, splits, dividends, actions }: FactorsReport): string[] {
  const first = actions[0]?.exDate;
  const from = first === undefined ? '' : `, the first on ${first}, the last on ${actions.at(-1)!.exDate}`;
  return [
    `${symbol}: ${rows} rows of factors give ${splits} splits and ${dividends} dividends${from}`,
    ...actions.flatMap(({ exDate, split }) => (split === null ? [] : [`split ${split} on ${exDate}`])),
  ];
}

/** `tiercel data actions`. */
export async function dataActions(file: string, options: ActionsOptionTexts, terminal: Terminal): Promise<void> {
  const folder = options.store === undefined ? (await loadConfig()).store : resolve(options.store);
  const store = await openStore(folder, { label: `tiercel data actions ${file}` });
  try {
    const report = await importFactors(store, file, options.symbol);
    terminal.result(options.json === true ? toJson(report) : factorLines(report).join('\n'));
  } finally {
    await store.close();
  }
}
