// Streams for the examples: recorded ones where the folder of test data is there (TIERCEL_TEST_DATA), else a small made-up
// market whose prices are a random walk. On a random walk a market maker earns its spread and loses it to those who know.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binanceStream, importTicks, marketStream, openStore } from 'tiercel';

const bitcoin = {
  symbol: 'BTCUSDT',
  assetClass: 'crypto',
  currency: 'USDT',
  calendar: '24x7',
  tickSize: 0.1,
  lotSize: 0.001,
  minQuantity: 0.001,
};

/** Numbers from 0 to 1, the same for a seed. */
function generator(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Levels and trades of a made-up market: `rows` changes, some milliseconds apart. */
export function madeUpLevels(rows, seed = 5) {
  const random = generator(seed);
  const levels = { length: rows, time: new BigInt64Array(rows), side: new Int8Array(rows) };
  const columns = { ...levels, price: new Float64Array(rows), size: new Float64Array(rows) };
  const trades = { time: [], price: [], size: [], aggressor: [] };
  let [time, mid] = [1_700_000_000_000, 600_000]; // milliseconds, tenths
  for (let row = 0; row < rows; row++) {
    time += 1 + Math.floor(random() * 20);
    if (random() < 0.02) mid += random() < 0.5 ? -1 : 1;
    const isBid = random() < 0.5;
    const away = 1 + Math.floor(10 * random() * random());
    const tenths = isBid ? mid - away : mid + away;
    columns.time[row] = BigInt(time) * 1_000_000n;
    columns.side[row] = isBid ? 1 : -1;
    columns.price[row] = tenths / 10;
    columns.size[row] = Math.floor(1 + random() * 900) / 1000;
    if (random() > 0.25) continue;
    const buys = random() < 0.5;
    trades.time.push(columns.time[row] + 500_000n);
    trades.price.push((buys ? mid + 1 : mid - 1) / 10);
    trades.size.push(Math.floor(1 + random() * 400) / 1000);
    trades.aggressor.push(buys ? 1 : -1);
  }
  return {
    levels: columns,
    trades: {
      length: trades.time.length,
      time: BigInt64Array.from(trades.time),
      price: Float64Array.from(trades.price),
      size: Float64Array.from(trades.size),
      aggressor: Int8Array.from(trades.aggressor),
    },
  };
}

/** Five minutes of BTCUSDT as Binance sent them, or a made-up market. */
export async function bitcoinStream() {
  const folder = process.env.TIERCEL_TEST_DATA;
  const file = (part) => join(folder ?? '', 'hftbacktest-l2', `binance_usdm_btcusdt_20240808_${part}.csv.gz`);
  if (!folder || !existsSync(file('depth'))) {
    return {
      stream: marketStream({ instrument: bitcoin, ...madeUpLevels(40_000) }),
      crossed: 'newest',
      isRecorded: false,
    };
  }
  const files = { depth: file('depth'), trades: file('trades'), priceDecimals: 1, quantityDecimals: 3 };
  return { stream: await binanceStream({ instrument: bitcoin, ...files }), crossed: 'wait', isRecorded: true };
}

/** Quotes of a made-up pair: `rows` of them, about a second apart. */
export function madeUpQuotes(rows, seed = 9) {
  const random = generator(seed);
  const quotes = {
    length: rows,
    time: new BigInt64Array(rows),
    bid: new Float64Array(rows),
    ask: new Float64Array(rows),
  };
  let [time, points] = [1_704_100_000_000, 110_000]; // a Monday; hundred-thousandths
  for (let row = 0; row < rows; row++) {
    time += 200 + Math.floor(random() * 1600);
    points += Math.floor(random() * 7) - 3;
    quotes.time[row] = BigInt(time) * 1_000_000n;
    quotes.bid[row] = points / 100_000;
    quotes.ask[row] = (points + 8 + Math.floor(random() * 6)) / 100_000;
  }
  return quotes;
}

const euro = {
  symbol: 'EURUSD',
  assetClass: 'fx',
  currency: 'USD',
  calendar: 'fx',
  tickSize: 0.00001,
  lotSize: 1,
  minQuantity: 1,
};

/** Two weeks of EURUSD quotes, or of a made-up pair. */
export async function euroStream() {
  const folder = process.env.TIERCEL_TEST_DATA;
  const file = join(folder ?? '', 'lean-fx-tick', 'eurusd_oanda_tick.csv.gz');
  if (!folder || !existsSync(file)) return marketStream({ instrument: euro, quotes: madeUpQuotes(200_000) });
  const place = mkdtempSync(join(tmpdir(), 'tiercel-ticks-'));
  const store = await openStore(place, { create: true });
  try {
    await importTicks(store, file, { symbol: 'EURUSD', kind: 'quotes' });
    const quotes = await store.quotes('EURUSD');
    return marketStream({ instrument: quotes.instrument, quotes });
  } finally {
    await store.close();
    rmSync(place, { recursive: true });
  }
}
