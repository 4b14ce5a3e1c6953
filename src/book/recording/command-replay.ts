import { matchingRecordBytes } from '../../native/index.ts';
import { type CommandBatch, eventReasons, type MatchingLimits, matchingEngine } from '../matching/index.ts';
import type { BookLevel, ReplayedInstrument, ReplayReport } from '../replay-report.ts';

const kinds = ['new', 'cancel', 'modify', 'massCancel', 'phase', 'clock'] as const;
/** Why a command can be refused. */
const refusals = [
  'unknownInstrument',
  'unknownOrder',
  'reusedId',
  'badQuantity',
  'badPrice',
  'badTrigger',
  'badTerms',
  'wouldTake',
  'nothingToReduce',
  'phase',
] as const;
const typeCodes = { rejected: 1, filled: 2 } as const;
// Where they stand in a command's record.
const instrumentAt = 40;
const kindAt = 42;

/** "unknown-order" as a name. */
const camel = (text: string) => text.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Recorded commands in an engine of their own. */
export interface CommandReplay {
  run(commands: CommandBatch): void;
  report(levels: number): Omit<ReplayReport, 'format' | 'bytes'>;
  depth(side: 'buy' | 'sell', levels: number, instrument: number): BookLevel[];
  dispose(): void;
}

export function commandReplay(limits: MatchingLimits): CommandReplay {
  const engine = matchingEngine(limits);
  const instruments = limits.instruments ?? 1;
  const sums = { messages: new Float64Array(instruments), trades: new Float64Array(instruments) };
  const volumes = new Float64Array(instruments);
  const actions = new Map<string, number>(kinds.map((kind) => [kind, 0]));
  const rejects = new Map<string, number>(refusals.map((reason) => [reason, 0]));
  let messages = 0;

  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  const countCommands = (bytes: Uint8Array): void => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < bytes.length; at += matchingRecordBytes.command) {
      messages += 1;
      count(actions, kinds[bytes[at + kindAt] as number] ?? 'other');
      const instrument = view.getUint16(at + instrumentAt, true);
      if (instrument < instruments) sums.messages[instrument]! += 1;
    }
  };
  const depth: CommandReplay['depth'] = (side, levels, instrument) => engine.depth({ side, levels, instrument });
  const rowOf = (index: number, levels: number): ReplayedInstrument => ({
    index,
    name: '',
    messages: sums.messages[index] as number,
    trades: sums.trades[index] as number,
    volume: volumes[index] as number,
    state: '',
    bids: depth('buy', levels, index),
    asks: depth('sell', levels, index),
  });
  return {
    depth,
    run(commands) {
      countCommands(commands.bytes);
      engine.stream(commands, (events) => {
        for (let i = 0; i < events.length; i += 1) {
          const type = events.typeCode(i);
          if (type === typeCodes.rejected) count(rejects, camel(eventReasons[events.reasonCode(i)] as string));
          if (type !== typeCodes.filled) continue;
          sums.trades[events.instrument(i)]! += 1;
          volumes[events.instrument(i)]! += events.quantity(i);
        }
      });
    },
    report(levels) {
      const used = Array.from({ length: instruments }, (_, i) => i).filter((i) => (sums.messages[i] as number) > 0);
      const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);
      return {
        messages,
        actions: Object.fromEntries(actions),
        rejects: Object.fromEntries(rejects),
        fromStart: 0,
        trades: { count: total(sums.trades), volume: total(volumes) },
        liveOrders: engine.orders,
        warnings: { backwardSequence: 0, maybeBadBook: 0 },
        levels: null,
        instruments: used.map((i) => rowOf(i, levels)),
        events: [],
      };
    },
    dispose: () => engine.dispose(),
  };
}
