import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importCsv, loadInstruments } from '../../src/pipeline/index.ts';
import type { SeriesMeta } from '../../src/store/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiercel-instruments-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let folders = 0;
/** A folder with this text as its instruments.yaml. */
function folderWith(text: string): string {
  const path = join(folder, String(folders++));
  mkdirSync(join(path, 'below'), { recursive: true });
  writeFileSync(join(path, 'instruments.yaml'), text);
  return path;
}

describe('[DATA-2] instruments.yaml', () => {
  it('says what instruments are, from the folder or one above it', async () => {
    const path = folderWith(
      'ES:\n  class: future\n  currency: USD\n  calendar: us-equity\n  tickSize: 0.25\n  lotSize: 1\n  minQuantity: 2\nEUR/USD: {}\n',
    );
    const known = await loadInstruments(join(path, 'below'));
    expect(known).toEqual({
      ES: { assetClass: 'future', currency: 'USD', calendar: 'us-equity', tickSize: 0.25, lotSize: 1, minQuantity: 2 },
      'EUR/USD': {},
    });
  });

  it('is an empty table where there is none', async () => {
    expect(await loadInstruments(folder)).toEqual({});
  });

  it.each([
    [
      'ES:\n  class: future\n  tikSize: 0.25\n',
      /instruments\.yaml:3: `ES\.tikSize` is not known\. Did you mean `tickSize`\?/,
    ],
    ['ES:\n  class: futures\n', /instruments\.yaml:2: `ES\.class` must be one of fx, equity, .*was "futures"/],
    ['ES:\n  tickSize: 0\n', /instruments\.yaml:2: `ES\.tickSize` must be > 0, was 0/],
    ['EUR/USD:\n  currency: dollar\n', /instruments\.yaml:2: `EUR\/USD\.currency` must match pattern/],
    ['ES: 5\n', /instruments\.yaml:1: `ES` must be object, was 5/],
    ['- ES\n', /instruments\.yaml:1: it must hold keys and values/],
  ])('%j is refused with file, line and the way out', async (text, message) => {
    await expect(loadInstruments(folderWith(text))).rejects.toMatchObject({
      code: 'TIERCEL_E_CONFIG',
      message: expect.stringMatching(message),
    });
  });

  it('overrides the defaults of an import, and is overridden by what the import says', async () => {
    const known = await loadInstruments(
      folderWith('SPX:\n  class: index\n  tickSize: 0.05\n  lotSize: 0.5\n  currency: EUR\n'),
    );
    const file = join(folder, 'bars.csv');
    const rows = Array.from({ length: 3 }, (_, i) => `2024-01-0${i + 2}T00:00:00Z,1.1,1.2,1.0,1.1`);
    writeFileSync(file, `time_utc,open,high,low,close\n${rows.join('\n')}\n`);
    const stored: SeriesMeta[] = [];
    const target = { append: async (meta: SeriesMeta) => ({ appended: stored.push(meta), skipped: 0 }) };
    const report = await importCsv(target, file, { symbol: 'SPX', currency: 'USD', instrument: known.SPX! });
    expect(stored[0]!.instrument).toEqual({
      symbol: 'SPX',
      assetClass: 'index',
      calendar: 'us-equity',
      currency: 'USD',
      tickSize: 0.05,
      lotSize: 0.5,
      minQuantity: 0.5,
    });
    expect(report.assumed.join(' ')).not.toMatch(/lot|class|prices are in/);
  });
});
