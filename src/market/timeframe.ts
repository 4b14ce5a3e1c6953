import { TiercelError } from '../kernel/index.ts';

/** `30s`, `1m`, `4h`, `1d`, `1w`, `1M`: a count and a unit; `M` are calendar months. Bars by ticks carry their spec. */
export type Timeframe = string;

const unitNs: Readonly<Record<string, bigint>> = {
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
  d: 86_400_000_000_000n,
  w: 604_800_000_000_000n,
  M: 2_678_400_000_000_000n, // of 31 days: no month is longer
};

const pattern = /^([1-9]\d{0,4})([smhdwM])$/;

/**
 * True for the text of a timeframe.
 *
 * @example
 * ```ts
 * isTimeframe('5m'); // true
 * isTimeframe('tick:500'); // false
 * ```
 */
export function isTimeframe(text: string): boolean {
  return pattern.test(text);
}

/**
 * The length of a timeframe in nanoseconds. A day bar is its session and a month has 28 to 31 days, so the length of
 * `1d` and `1M` is only the upper bound.
 *
 * @throws TIERCEL_E_PARAMETER when the text is no timeframe.
 * @example
 * ```ts
 * timeframeNs('5m'); // 300000000000n
 * ```
 */
export function timeframeNs(timeframe: Timeframe): bigint {
  const match = pattern.exec(timeframe);
  if (match === null) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `\`timeframe\` must be a count and a unit of s, m, h, d, w or M (month), such as 1m, 4h or 1d, was "${timeframe}"`,
    );
  }
  return BigInt(match[1]!) * unitNs[match[2]!]!;
}

/**
 * True for timeframes whose bars are whole trading days or longer; bars by ticks (`tick:500`) are not.
 *
 * @example
 * ```ts
 * isDaily('1d'); // true
 * isDaily('4h'); // false
 * ```
 */
export function isDaily(timeframe: Timeframe): boolean {
  return !timeframe.includes(':') && timeframeNs(timeframe) >= unitNs.d!;
}
