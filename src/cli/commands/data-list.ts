import { resolve } from 'node:path';
import { loadConfig } from '../../kernel/index.ts';
import { toIso } from '../../market/index.ts';
import { openStore } from '../../store/index.ts';
import { table, toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** `tiercel data list`. */
export async function dataList(options: { store?: string; json?: boolean }, terminal: Terminal): Promise<void> {
  const folder = options.store === undefined ? (await loadConfig()).store : resolve(options.store);
  const store = await openStore(folder, { label: 'tiercel data list' });
  try {
    const all = store.series();
    if (options.json === true) {
      const series = all.map((one) => ({ ...one, firstTime: toIso(one.firstTime), lastTime: toIso(one.lastTime) }));
      return terminal.result(toJson({ store: folder, series }));
    }
    if (all.length === 0) return terminal.result(`${folder} is empty: bring data in with \`tiercel data import\`.`);
    const rows = all.map((one) => [
      one.symbol,
      one.timeframe,
      one.instrument.assetClass,
      one.side,
      one.rows.toLocaleString('en-US'),
      toIso(one.firstTime),
      toIso(one.lastTime),
    ]);
    terminal.result(table([['symbol', 'bars of', 'class', 'side', 'rows', 'first', 'last'], ...rows]));
  } finally {
    await store.close();
  }
}
