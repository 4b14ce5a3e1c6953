/**
 * The stream of `bench/stream.bench.ts`: levels and trades around a middle that moves by a tick now and then, one event
 * each 50 microseconds to 2 milliseconds, a tenth of them trades one tick from the middle, levels 1 to 50 ticks away
 * (nearer ones more often), quantities 0 to 99. Seeded; prices in ticks of 0.01.
 */
export interface StreamColumns {
  readonly time: BigInt64Array;
  readonly isTrade: Uint8Array;
  /** 1 bid or buyer, -1 ask or seller. */
  readonly side: Int8Array;
  readonly price: Float64Array;
  readonly size: Float64Array;
}

function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

export function streamColumns(events: number, seed = 42): StreamColumns {
  const random = generator(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const columns = {
    time: new BigInt64Array(events),
    isTrade: new Uint8Array(events),
    side: new Int8Array(events),
    price: new Float64Array(events),
    size: new Float64Array(events),
  };
  let time = 1_000_000_000;
  let mid = 10_000;
  for (let i = 0; i < events; i++) {
    time += 50_000 + below(1_950_000);
    if (random() < 0.0005) mid = Math.min(10_900, Math.max(9100, mid + (random() < 0.5 ? -1 : 1)));
    const buys = random() < 0.5;
    const isTrade = random() < 0.1;
    const away = 1 + Math.min(below(50), below(50));
    const ticks = isTrade ? (buys ? mid + 1 : mid - 1) : buys ? mid - away : mid + away;
    columns.time[i] = BigInt(time);
    columns.isTrade[i] = Number(isTrade);
    columns.side[i] = buys ? 1 : -1;
    columns.price[i] = ticks / 100;
    columns.size[i] = below(100);
  }
  return columns;
}
