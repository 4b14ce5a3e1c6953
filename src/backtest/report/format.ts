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
