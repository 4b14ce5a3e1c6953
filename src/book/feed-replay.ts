import type { BookLevel, ReplayReport } from './replay-report.ts';

/** A replay that is fed block by block. */
export interface FeedReplay {
  /**
   * Takes the next bytes of the feed. A message that they cut is kept until the rest comes.
   *
   * @throws TIERCEL_E_DATA where the bytes are none of the format, with line or byte; the replay stays where it was before that message.
   */
  feed(bytes: Uint8Array): void;
  /** Ends the feed: what remains must be a whole message. A second call changes nothing. */
  end(): void;
  /** What was found so far. */
  report(): ReplayReport;
  /** The best levels of a side, as many as asked for. */
  depth(side: 'buy' | 'sell', levels: number, instrument?: number): BookLevel[];
  /** Frees the native memory; afterwards every call throws. */
  dispose(): void;
}
