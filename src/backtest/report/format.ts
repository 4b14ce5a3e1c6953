// Numbers as a person reads them; the same in the static page and in the browser. No locale of the machine enters.

const minus = '\u2212';
const thin = '\u202f';

/** Groups of three by commas, a true minus sign, a fixed number of decimals. */
export function formatNumber(value: number, decimals = 2): string {
  if (!Number.isFinite(value)) return '–';
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(digits) ? minus + digits : digits;
}

/** With a plus sign in front of gains. */
export function formatSigned(value: number, decimals = 2): string {
  const text = formatNumber(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A fraction as per cent: 0.1234 is `12.34 %`. */
export function formatPercent(fraction: number, decimals = 2): string {
  return Number.isFinite(fraction) ? `${formatNumber(fraction * 100, decimals)}${thin}%` : '–';
}

export function formatSignedPercent(fraction: number, decimals = 2): string {
  return Number.isFinite(fraction) ? `${formatSigned(fraction * 100, decimals)}${thin}%` : '–';
}

/** Money with its currency behind it. */
export function formatMoney(value: number, currency: string): string {
  return `${formatNumber(value)}${thin}${currency}`;
}

/** Up to `most` decimals, without zeros at the end. */
export function formatTrimmed(value: number, most = 8): string {
  const text = formatNumber(value, most);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Milliseconds since the epoch as `2018-03-14` or `2018-03-14 09:30` (with seconds where there are some), UTC. */
export function formatTime(ms: number, dateOnly = false): string {
  if (!Number.isFinite(ms)) return '–';
  const iso = new Date(ms).toISOString();
  const date = iso.slice(0, 10);
  if (dateOnly) return date;
  return `${date} ${iso.slice(11, ms % 60_000 === 0 ? 16 : 19)}`;
}

/** `1 trade`, `2 trades`, `12,000 trades`. */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(count, 0)} ${count === 1 ? noun : plural}`;
}

/** Decimals of per cents that show a fraction with three digits or so: two, more for what is smaller than 0.1 %. */
export function percentDecimals(fraction: number): number {
  const size = Math.abs(fraction) * 100;
  return size === 0 || size >= 0.1 ? 2 : Math.min(6, Math.ceil(-Math.log10(size)) + 1);
}

/** Milliseconds as a length of time that a person says: `12 s`, `45 min`, `3.5 h`, `12.4 days`, `879 days`. */
export function formatLength(ms: number): string {
  if (!Number.isFinite(ms)) return '–';
  if (ms < 120_000) return `${formatTrimmed(ms / 1000, 1)} s`;
  if (ms < 7_200_000) return `${formatTrimmed(ms / 60_000, ms < 600_000 ? 1 : 0)} min`;
  if (ms < 86_400_000) return `${formatTrimmed(ms / 3_600_000, 1)} h`;
  const days = ms / 86_400_000;
  const text = formatTrimmed(days, days < 100 ? 1 : 0);
  return text === '1' ? '1 day' : `${text} days`;
}
