import { resolve } from 'node:path';
import { loadConfig } from '../../kernel/index.ts';
import { toIso } from '../../market/index.ts';
import { openStore } from '../../store/index.ts';
import { table, toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';

function withTexts<T extends { firstTime: bigint; lastTime: bigint }>(one: T) {
  return { ...one, firstTime: toIso(one.firstTime), lastTime: toIso(one.lastTime) };
}

/** `tiercel data list`. */
export async function dataList(options: { store?: string; json?: boolean }, terminal: Terminal): Promise<void> {
  const folder = options.store === undefined ? (await loadConfig()).store : resolve(options.store);
  const store = await openStore(folder, { label: 'tiercel data list' });
  try {
    const all = store.series();
    const ticks = store.tickSeries();
    if (options.json === true) {
      return terminal.result(toJson({ store: folder, series: all.map(withTexts), ticks: ticks.map(withTexts) }));
    }
    if (all.length + ticks.length === 0)
      return terminal.result(`${folder} is empty: bring data in with \`tiercel data import\`.`);
    const named = [
      ...all.map((one) => ({ ...one, what: one.timeframe })),
      ...ticks.map((one) => ({ ...one, what: one.kind, side: one.kind === 'quotes' ? 'bid/ask' : 'last' })),
    ].sort((a, b) => (a.symbol < b.symbol ? -1 : a.symbol > b.symbol ? 1 : 0));
    const rows = named.map((one) => [
      one.symbol,
      one.what,
      one.instrument.assetClass,
      one.side,
      one.rows.toLocaleString('en-US'),
      toIso(one.firstTime),
      toIso(one.lastTime),
    ]);
    terminal.result(table([['symbol', 'series', 'class', 'side', 'rows', 'first', 'last'], ...rows]));
  } finally {
    await store.close();
  }
}
