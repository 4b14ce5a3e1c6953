import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** `plain`: a line for a person; `json`: one object a line for a machine. */
export const logFormats = ['plain', 'json'] as const;
export type LogFormat = (typeof logFormats)[number];

/** What a message is about, as named values. Values under names such as `password` or `apiKey` are not written. */
export type LogDetails = Readonly<Record<string, unknown>>;

/** Where rooms report what they do. They take one as an option and default to `silentLogger`. */
export interface Logger {
  error(message: string, details?: LogDetails): void;
  warn(message: string, details?: LogDetails): void;
  info(message: string, details?: LogDetails): void;
  debug(message: string, details?: LogDetails): void;
}

const nothing = (): void => {};

/** Writes nothing. */
export const silentLogger: Logger = { error: nothing, warn: nothing, info: nothing, debug: nothing };

const secretNames = ['password', 'passphrase', 'secret', 'token', 'apiKey', 'apiSecret', 'authorization', 'cookie'];
const redactPaths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

export interface LoggerOptions {
  readonly level: LogLevel;
  readonly format?: LogFormat;
  readonly clock?: Clock;
  /** Takes each line with its line end; standard error unless given. */
  readonly write?: (line: string) => void;
}

/**
 * A logger on pino. Lines go to standard error, so that standard output stays the command's result.
 *
 * @param options.level the least severe level that is written
 * @param options.format `plain` unless given
 * @example
 * ```ts
 * const log = await createLogger({ level: 'info' });
 * log.info('imported', { rows: 5105 }); // 2026-11-21T10:00:00.000Z info imported rows=5105
 * ```
 */
export async function createLogger(options: LoggerOptions): Promise<Logger> {
  if (options.level === 'silent') return silentLogger;
  const { pino } = await import('pino'); // only now: most commands never log, and start faster without it
  const { clock = systemClock, write = (line) => void process.stderr.write(line) } = options;
  const plain = (options.format ?? 'plain') === 'plain';
  const log = pino(
    {
      level: options.level,
      base: null,
      timestamp: () => `,"time":"${new Date(Number(clock.now() / 1_000_000n)).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: redactPaths, censor: '[hidden]' },
    },
    { write: (line: string) => write(plain ? plainLine(line) : line) },
  );
  const at = (level: 'error' | 'warn' | 'info' | 'debug') => (message: string, details?: LogDetails) =>
    log[level](writable(details), message);
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}

/** JSON knows no 64-bit integers: times and counts of that type are written as text. */
function writable(details: LogDetails = {}): Record<string, unknown> {
  const entries = Object.entries(details);
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]));
}

function plainLine(json: string): string {
  const { time, level, msg, ...details } = JSON.parse(json) as Record<string, unknown>;
  const words = Object.entries(details).map(([name, value]) => `${name}=${plainValue(value)}`);
  return `${[time, level, msg, ...words].join(' ')}\n`;
}

function plainValue(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
}
