import { TiercelError } from '../kernel/index.ts';

const dayMs = 86_400_000;

/** Offsets of one calendar year: `offsetMs[i]` holds from `fromMs[i]` (UTC) on. */
interface Segments {
  readonly fromMs: number[];
  readonly offsetMs: number[];
}

/** Local time of a zone, from the runtime's own time zone data; what was looked up once is kept. */
interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly years: Map<number, Segments>;
}

const zones = new Map<string, Zone>();

const numeric = 'numeric';
const clockFields = {
  year: numeric,
  month: numeric,
  day: numeric,
  hour: numeric,
  minute: numeric,
  second: numeric,
} as const;

function openZone(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: name, hourCycle: 'h23', ...clockFields });
  } catch {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `"${name}" is no time zone; use an IANA name such as America/New_York, or UTC`,
    );
  }
  const zone = { format, years: new Map<number, Segments>() };
  zones.set(name, zone);
  return zone;
}

/** Reads the clock of the zone as text, which the runtime gives several times faster than in parts. */
function askOffset(zone: Zone, utcMs: number): number {
  const [month, date, year, hour, minute, second] = zone.format.format(utcMs).match(/\d+/g)!.map(Number);
  return Date.UTC(year!, month! - 1, date!, hour!, minute!, second!) - Math.floor(utcMs / 1000) * 1000;
}

/** The first whole second after `before` from which the offset of `after` holds. */
function bisect(zone: Zone, before: number, after: number, offset: number): number {
  let low = before;
  let high = after;
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (askOffset(zone, middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

function readYear(zone: Zone, year: number): Segments {
  const end = Date.UTC(year + 1, 0, 1);
  const fromMs = [Date.UTC(year, 0, 1)];
  const offsetMs = [askOffset(zone, fromMs[0]!)];
  for (let at = fromMs[0]!; at < end; ) {
    const next = Math.min(at + 14 * dayMs, end);
    const offset = askOffset(zone, next - 1000);
    if (offset !== offsetMs.at(-1)) {
      fromMs.push(bisect(zone, at, next - 1000, offsetMs.at(-1)!));
      offsetMs.push(offset);
    }
    at = next;
  }
  return { fromMs, offsetMs };
}

/** Local time minus UTC at a moment, in milliseconds. */
function offsetAt(zone: Zone, utcMs: number): number {
  const year = new Date(utcMs).getUTCFullYear();
  let segments = zone.years.get(year);
  if (segments === undefined) {
    segments = readYear(zone, year);
    zone.years.set(year, segments);
  }
  let i = segments.fromMs.length - 1;
  while (i > 0 && segments.fromMs[i]! > utcMs) i--;
  return segments.offsetMs[i]!;
}

/**
 * The moment at which the clocks of a zone show a local time. A time that occurs twice (clocks go back) is the first
 * of the two; a time that does not occur (clocks go forward) is read as if the clocks had not yet moved.
 *
 * @param local the clock's date and time as if it were UTC, in milliseconds since the epoch.
 * @throws TIERCEL_E_PARAMETER when the zone is unknown.
 * @example
 * ```ts
 * utcFromLocal('America/New_York', Date.UTC(2021, 2, 31, 16)); // 2021-03-31T20:00Z in milliseconds
 * ```
 */
export function utcFromLocal(zoneName: string, local: number): number {
  const zone = openZone(zoneName);
  const before = offsetAt(zone, local - dayMs);
  const after = offsetAt(zone, local + dayMs);
  if (before === after || offsetAt(zone, local - before) === before) return local - before;
  return offsetAt(zone, local - after) === after ? local - after : local - before;
}

/**
 * A zone's offsets over whole years: local time minus UTC is `offsetNs[i]` from the moment `fromNs[i]` on.
 *
 * @param years first and last year, both included.
 * @throws TIERCEL_E_PARAMETER when the zone is unknown.
 * @example
 * ```ts
 * zoneOffsets('America/New_York', { first: 2018, last: 2018 }).offsetNs; // -5 h, -4 h, -5 h in nanoseconds
 * ```
 */
export function zoneOffsets(
  zoneName: string,
  years: { first: number; last: number },
): { fromNs: BigInt64Array; offsetNs: BigInt64Array } {
  const zone = openZone(zoneName);
  const from: bigint[] = [];
  const offsets: bigint[] = [];
  for (let year = years.first; year <= years.last; year++) {
    const { fromMs, offsetMs } = readYear(zone, year);
    for (let i = 0; i < fromMs.length; i++) {
      const offset = BigInt(offsetMs[i]!) * 1_000_000n;
      if (offset === offsets.at(-1)) continue;
      from.push(BigInt(fromMs[i]!) * 1_000_000n);
      offsets.push(offset);
    }
  }
  return { fromNs: BigInt64Array.from(from), offsetNs: BigInt64Array.from(offsets) };
}
