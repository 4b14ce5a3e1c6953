import type { QuoteSide } from '../../bars/index.ts';
import { TiercelError } from '../../kernel/index.ts';
import type { AssetClass, CalendarName, TickKind, Timeframe } from '../../market/index.ts';

/** The options of `tiercel bars` as they were given. */
export interface BarsOptionTexts {
  readonly fromTicks?: string;
  readonly from?: Timeframe;
  readonly to: string;
  readonly kind?: TickKind;
  readonly side?: QuoteSide;
  readonly symbol?: string;
  readonly class?: AssetClass;
  readonly currency?: string;
  readonly tz?: string;
  readonly calendar?: CalendarName;
  readonly dayStart?: string;
  readonly align?: 'utc' | 'session';
  readonly fill?: boolean;
  readonly since?: string;
  readonly until?: string;
  readonly store?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** A mistake in how the command was called. */
export function usage(message: string): TiercelError {
  return new TiercelError('TIERCEL_E_USAGE', message);
}
