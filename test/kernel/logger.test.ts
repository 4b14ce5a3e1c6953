import { describe, expect, it } from 'vitest';
import { createLogger, type LoggerOptions, manualClock, silentLogger } from '../../src/kernel/index.ts';

async function logged(options: Partial<LoggerOptions>) {
  const lines: string[] = [];
  const clock = manualClock(1_600_000_000_000_000_000n); // 2020-09-13T12:26:40Z
  const log = await createLogger({ level: 'info', clock, write: (line) => void lines.push(line), ...options });
  return { log, lines };
}

describe('logger', () => {
  it('writes plain lines: time, level, message, details', async () => {
    const { log, lines } = await logged({});
    log.info('imported', { rows: 5105, file: 'a b.csv', from: 1n, skipped: null });
    expect(lines).toEqual(['2020-09-13T12:26:40.000Z info imported rows=5105 file="a b.csv" from=1 skipped=null\n']);
  });

  it('writes JSON lines on request', async () => {
    const { log, lines } = await logged({ format: 'json' });
    log.warn('gap', { symbol: 'EURUSD', ns: 12n });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { time: '2020-09-13T12:26:40.000Z', level: 'warn', msg: 'gap', symbol: 'EURUSD', ns: '12' },
    ]);
  });

  it('writes what is at least as severe as its level', async () => {
    const { log, lines } = await logged({ level: 'warn' });
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');
    expect(lines.map((line) => line.split(' ')[2])).toEqual(['c\n', 'd\n']);
  });

  it('[OPS-2] never writes what stands under the name of a secret', async () => {
    const { log, lines } = await logged({});
    log.error('login failed', { password: 'hunter2', broker: { apiKey: 'k123', request: { token: 't456' } } });
    expect(lines.join()).not.toMatch(/hunter2|k123|t456/);
    expect(lines.join()).toContain('password=[hidden]');
  });

  it('is silent at level silent', async () => {
    const { log } = await logged({ level: 'silent' });
    expect(log).toBe(silentLogger);
    expect(() => log.error('nobody hears')).not.toThrow();
  });
});
