import { TiercelError } from '../kernel/index.ts';

/** `30s`, `1m`, `4h`, `1d`, `1w`: a count and a unit (`M`, calendar months, comes with the bar builder). */
export type Timeframe = string;

const unitNs: Readonly<Record<string, bigint>> = {
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
  d: 86_400_000_000_000n,
  w: 604_800_000_000_000n,
};

/**
 * The length of a timeframe in nanoseconds. A day bar is its session, so the length of `1d` is only the upper bound.
 *
 * @throws TIERCEL_E_PARAMETER when the text is no timeframe.
 * @example
 * ```ts
 * timeframeNs('5m'); // 300000000000n
 * ```
 */
export function timeframeNs(timeframe: Timeframe): bigint {
  const match = /^([1-9]\d{0,4})([smhdw])$/.exec(timeframe);
  if (match === null) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `\`timeframe\` must be a count and a unit of s, m, h, d or w, such as 1m, 4h or 1d, was "${timeframe}"`,
    );
  }
  return BigInt(match[1]!) * unitNs[match[2]!]!;
}

/**
 * True for timeframes whose bars are whole trading days or longer.
 *
 * @example
 * ```ts
 * isDaily('1d'); // true
 * isDaily('4h'); // false
 * ```
 */
export function isDaily(timeframe: Timeframe): boolean {
  return timeframeNs(timeframe) >= unitNs.d!;
}
