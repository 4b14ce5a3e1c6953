import { TiercelError } from '../kernel/index.ts';

/** A moment at the edge: nanoseconds since the Unix epoch, a Date, or an ISO text (UTC unless it carries a zone). */
export type TimeInput = bigint | Date | string;

const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s?(Z|[+-]\d{2}:?\d{2})?$/;

function fail(name: string, input: unknown): never {
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `\`${name}\` must be a time such as 2018-01-01 or 2018-01-01T09:30:00Z (UTC unless it carries a zone), was ${JSON.stringify(input)}`,
  );
}

function parseIso(name: string, text: string): bigint {
  const parts = iso.exec(text.trim());
  if (parts === null) fail(name, text);
  const [, date, minutes = '00:00', seconds = '00', fraction = '', zone = 'Z'] = parts;
  const zoneText = zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const ms = Date.parse(`${date}T${minutes}:${seconds}${zoneText}`);
  // Date.parse rolls 2021-02-30 over to March.
  if (Number.isNaN(ms) || !new Date(`${date}T00:00Z`).toISOString().startsWith(date!)) fail(name, text);
  return BigInt(ms) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
}

/**
 * A moment as int64 nanoseconds since the Unix epoch.
 *
 * @param name what the moment is called in the error's message
 * @throws TIERCEL_E_PARAMETER when the text is no ISO time, or the date does not exist.
 * @example
 * ```ts
 * toNanoseconds('2018-01-01', 'from'); // 1514764800000000000n
 * ```
 */
export function toNanoseconds(input: TimeInput, name: string): bigint {
  if (typeof input === 'bigint') return input;
  if (typeof input === 'string') return parseIso(name, input);
  if (!(input instanceof Date) || Number.isNaN(input.getTime())) fail(name, input);
  return BigInt(input.getTime()) * 1_000_000n;
}

/**
 * Nanoseconds since the Unix epoch as ISO text in UTC, with no more digits than the moment needs.
 *
 * @example
 * ```ts
 * toIso(1514764800000000000n); // '2018-01-01T00:00:00Z'
 * ```
 */
export function toIso(ns: bigint): string {
  const second = 1_000_000_000n;
  const rest = ((ns % second) + second) % second;
  const text = new Date(Number((ns - rest) / 1_000_000n)).toISOString().slice(0, 19);
  const fraction = rest === 0n ? '' : `.${String(rest).padStart(9, '0').replace(/0+$/, '')}`;
  return `${text}${fraction}Z`;
}
