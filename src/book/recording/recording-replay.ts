import { TiercelError } from '../../kernel/index.ts';
import type { FeedReplay } from '../feed-replay.ts';
import { checkRecordingOptions, type ReplayOptions } from '../replay-options.ts';
import type { ReplayReport } from '../replay-report.ts';
import { type CommandReplay, commandReplay } from './command-replay.ts';
import { type RecordingPart, recordingDecoder } from './recording-format.ts';

type Inner =
  | { readonly type: 'commands'; readonly replay: CommandReplay }
  | { readonly type: 'feed'; readonly replay: FeedReplay };

/** A replay of a recording, fed block by block: its commands in an engine, or its feed as that feed is replayed. */
export function recordingReplay(
  options: ReplayOptions,
  feedReplay: (options: ReplayOptions) => FeedReplay,
): FeedReplay {
  const levels = checkRecordingOptions(options);
  const decoder = recordingDecoder();
  let inner: Inner | null = null;
  let isEnded = false;

  const start = (part: RecordingPart & { type: 'content' }): Inner => {
    if (part.content.type === 'commands') {
      if (options.onTops !== undefined) {
        throw new TiercelError('TIERCEL_E_PARAMETER', '`onTops` is for recordings of feeds; this one is of commands.');
      }
      return { type: 'commands', replay: commandReplay(part.content.limits) };
    }
    const { type: _, ...content } = part.content;
    return { type: 'feed', replay: feedReplay({ ...options, ...content }) };
  };
  const begun = (): Inner => {
    if (inner === null) throw new TiercelError('TIERCEL_E_DATA', 'Byte 0: the recording has not begun.');
    return inner;
  };
  const take = (part: RecordingPart): void => {
    if (part.type === 'content') inner = start(part);
    else if (inner?.type === 'feed' && part.type === 'feed') inner.replay.feed(part.bytes);
    else if (inner?.type === 'commands' && part.type === 'commands') inner.replay.run(part.commands);
  };
  return {
    feed(bytes) {
      if (isEnded) throw new TiercelError('TIERCEL_E_PARAMETER', 'The feed has ended: start another replay.');
      for (const part of decoder.feed(bytes)) take(part);
    },
    end() {
      if (isEnded) return;
      decoder.end();
      isEnded = true;
      if (inner?.type === 'feed') inner.replay.end();
    },
    report(): ReplayReport {
      const found = begun();
      const report = found.type === 'feed' ? found.replay.report() : found.replay.report(levels);
      return { ...report, format: 'tiercel', bytes: decoder.taken };
    },
    depth: (side, count, instrument = 0) => begun().replay.depth(side, count, instrument),
    dispose() {
      inner?.replay.dispose();
      inner = null;
    },
  };
}
