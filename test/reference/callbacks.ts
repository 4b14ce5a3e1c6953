// When a strategy of handlers is called.
import type { Report } from './records.ts';
import type { Lane, World } from './world.ts';

export interface Timer {
  readonly time: bigint;
  readonly name: string;
}

/** What is known in a callback. */
export interface Moment {
  readonly world: World;
  readonly timers: Timer[];
  readonly time: bigint;
  readonly inStep4: boolean;
}

export interface Callbacks {
  onStart?(moment: Moment): void;
  onBar?(moment: Moment, lane: Lane, t: number): void;
  onOrder?(moment: Moment, report: Report & { type: 'order' }): void;
  onFill?(moment: Moment, fill: number): void;
  onTimer?(moment: Moment, timer: Timer): void;
  onEnd?(moment: Moment): void;
}

/** Reports of one event, after all of it happened. */
export function deliverReports(callbacks: Callbacks, moment: Moment): void {
  const reports = moment.world.reports.splice(0);
  for (const report of reports) {
    if (report.type === 'order') callbacks.onOrder?.(moment, report);
    else callbacks.onFill?.(moment, report.index);
  }
}
