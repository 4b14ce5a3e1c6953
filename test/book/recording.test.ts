import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BookEvent,
  CommandBatch,
  feedReplay,
  matchingEngine,
  type RecordingContent,
  readRecording,
  recordingWriter,
  replayFile,
} from '../../src/book/index.ts';
import { TiercelError } from '../../src/kernel/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiercel-recording-'));
let files = 0;
const fresh = () => join(folder, `${files++}.tcr`);

/** Commands that rest, trade, wait, and are refused, with terms here and there. */
function someCommands(from: number, count: number): CommandBatch {
  const batch = new CommandBatch();
  for (let i = from; i < from + count; i++) {
    const side = i % 3 === 0 ? 'sell' : 'buy';
    const order = i + 1;
    const price = 100 + (i % 7);
    const instrument = i % 2;
    if (i % 11 === 5) batch.add({ order, side, price, quantity: 9, type: 'limit', display: 3, instrument });
    else if (i % 13 === 6) batch.cancel({ order: order - 4, instrument });
    else batch.limit({ order, side, price, quantity: 1 + (i % 5), instrument });
  }
  return batch;
}

async function record(content: RecordingContent, recorded: readonly (CommandBatch | Uint8Array)[]): Promise<string> {
  const path = fresh();
  const writer = await recordingWriter(path, content);
  for (const part of recorded) await writer.write(part);
  await writer.close();
  return path;
}

const limits = { instruments: 2 };
const commands = { type: 'commands', limits } as const;
const lobster = new TextEncoder().encode(
  ['34200.1,1,11,100,5853300,1', '34200.2,1,12,50,5853400,-1', '34200.3,4,12,20,5853400,-1', ''].join('\n'),
);

const read = (bytes: Uint8Array): string => {
  const replay = feedReplay({ format: 'tiercel' });
  try {
    replay.feed(bytes);
    replay.end();
    replay.report();
    return 'whole';
  } catch (error) {
    if (error instanceof TiercelError && error.code === 'TIERCEL_E_DATA') return error.message;
    throw error;
  } finally {
    replay.dispose();
  }
};

describe('[FEED-2] a recording', () => {
  it('of commands gives the same events, byte for byte', async () => {
    const batches = [someCommands(0, 500), someCommands(500, 700)];
    const path = await record(commands, batches);
    const told = (engine: ReturnType<typeof matchingEngine>, all: readonly CommandBatch[]): BookEvent[] =>
      all.flatMap((batch) => [...engine.run(batch)]);
    const again: CommandBatch[] = [];
    for await (const part of readRecording(path)) {
      if (part.type === 'content') expect(part.content).toEqual(commands);
      if (part.type === 'commands') again.push(part.commands);
    }
    const engine = matchingEngine(limits);
    const replayed = matchingEngine(limits);
    expect(told(replayed, again)).toEqual(told(engine, batches));
    expect(Buffer.compare(replayed.save(), engine.save())).toBe(0);
  });

  it('of commands is replayed to what the engine held at its end', async () => {
    const batch = someCommands(0, 2000);
    const path = await record(commands, [batch]);
    const report = await replayFile({ path, format: 'tiercel', depth: 3 });
    const engine = matchingEngine(limits);
    const events = [...engine.run(batch)];
    const fills = events.filter(({ type }) => type === 'filled');
    expect(report.messages).toBe(2000);
    expect(report.bytes).toBe(readFileSync(path).length);
    expect(report.trades).toEqual({
      count: fills.length,
      volume: fills.reduce((sum, { quantity }) => sum + quantity, 0),
    });
    expect(report.rejects.unknownOrder).toBe(events.filter(({ reason }) => reason === 'unknown-order').length);
    expect(report.liveOrders).toBe(engine.orders);
    expect(report.instruments[1]?.bids).toEqual(engine.depth({ side: 'buy', levels: 3, instrument: 1 }));
  });

  it('of a feed is replayed as that feed is', async () => {
    const path = await record({ type: 'feed', format: 'lobster' }, [lobster.subarray(0, 40), lobster.subarray(40)]);
    const report = await replayFile({ path, format: 'tiercel', depth: 5 });
    const direct = feedReplay({ format: 'lobster', depth: 5 });
    direct.feed(lobster);
    direct.end();
    expect({ ...report, format: 'lobster', bytes: lobster.length }).toEqual(direct.report());
  });

  it('keeps the terms of each chunk, also of batches longer than a chunk', async () => {
    const batch = new CommandBatch();
    const last = 70_000;
    for (let order = 1; order < last; order++) batch.limit({ order, side: 'buy', price: 1, quantity: 1 });
    batch.add({ order: last, type: 'limit', side: 'sell', price: 9, quantity: 8, display: 2 });
    const path = await record(commands, [batch]);
    const report = await replayFile({ path, format: 'tiercel' });
    expect(report.messages).toBe(last);
    expect(report.instruments[0]?.asks).toEqual([{ price: 9, quantity: 2, orders: 1 }]);
  });

  it('names the byte at which it is cut off, wherever that is', async () => {
    const bytes = readFileSync(await record(commands, [someCommands(0, 40), someCommands(40, 40)]));
    expect(read(bytes)).toBe('whole');
    for (let length = 0; length < bytes.length; length += 7) {
      expect(read(bytes.subarray(0, length)), `${length} bytes`).toBe(
        `Byte ${length.toLocaleString('en-US')}: the recording ends here without its end: it was cut off.`,
      );
    }
  });

  it('knows each changed byte', async () => {
    const bytes = readFileSync(await record(commands, [someCommands(0, 20)]));
    for (let at = 0; at < bytes.length; at += 3) {
      const bad = Uint8Array.from(bytes);
      bad[at]! ^= 0x41;
      expect(read(bad), `byte ${at}`).toMatch(/^Byte [\d,]+: /);
    }
    expect(read(Uint8Array.from([...bytes, 0]))).toMatch(/behind the end/);
    expect(read(new TextEncoder().encode('time,type,order'))).toMatch(/^Byte 0: this is no recording/);
    const newer = Uint8Array.from(bytes);
    newer[8] = 2;
    expect(read(newer)).toBe('Byte 8: a recording of version 2; this program reads version 1.');
  });

  it('gives what stands before the damage', async () => {
    const path = await record(commands, [someCommands(0, 20), someCommands(20, 20)]);
    const bytes = readFileSync(path);
    bytes[bytes.length - 60]! ^= 1;
    writeFileSync(path, bytes);
    const parts: string[] = [];
    await expect(async () => {
      for await (const part of readRecording(path)) parts.push(part.type);
    }).rejects.toThrow(/checksum of the chunk/);
    expect(parts).toEqual(['content', 'commands']);
  });

  it('of hostile bytes throws nothing but errors of data', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (noise, hasMagic) => {
        const bytes = hasMagic ? Buffer.concat([Buffer.from('TIERCELR\x01\0\0\0', 'latin1'), noise]) : noise;
        expect(read(bytes)).toMatch(/^Byte /);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('is refused where it is there already, or gets what it is not of', async () => {
    const path = await record(commands, []);
    await expect(recordingWriter(path, commands)).rejects.toThrow(/cannot be made/);
    await expect(recordingWriter(fresh(), { type: 'commands', limits: { instruments: 0 } })).rejects.toThrow(
      /instruments/,
    );
    expect(existsSync(path)).toBe(true);
    const writer = await recordingWriter(fresh(), commands);
    await expect(writer.write(lobster)).rejects.toThrow(/one of commands/);
    await writer.close();
  });

  it('takes no options that it has itself, and no tops of commands', async () => {
    expect(() => feedReplay({ format: 'tiercel', priceDecimals: 2 })).toThrow(/priceDecimals/);
    const path = await record(commands, [someCommands(0, 3)]);
    await expect(replayFile({ path, format: 'tiercel', onTops: () => {} })).rejects.toThrow(/onTops/);
    const feed = await record({ type: 'feed', format: 'lobster' }, [lobster]);
    let rows = 0;
    await replayFile({ path: feed, format: 'tiercel', onTops: (tops) => (rows += tops.length) });
    expect(rows).toBe(3);
  });

  it('that fails in its feed names the place in the feed', async () => {
    const bad = new TextEncoder().encode('34200.1,9,11,100,5853300,1\n');
    const path = fresh();
    writeFileSync(path, readFileSync(await record({ type: 'feed', format: 'lobster' }, [bad])));
    await expect(replayFile({ path, format: 'tiercel' })).rejects.toThrow(/line 1: /);
  });
});
