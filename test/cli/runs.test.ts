import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { crossBody, type Outcome, start, strategyText, temporaryFolder, tiercel, writeMinutes } from './tiercel.ts';

const folder = temporaryFolder();
const series = ['--store', './store', '--symbol', 'EURUSD', '--timeframe', '1m'];
const store = ['--store', './store'];

function run(...args: string[]): Promise<Outcome> {
  return tiercel(args, folder);
}

async function kept(...more: string[]): Promise<{ id: string; contentHash: string }> {
  const { stdout, stderr } = await run('backtest', 'mine.ts', ...series, '--json', ...more);
  expect(stderr).toBe('');
  const { run: envelope, contentHash } = JSON.parse(stdout);
  expect(envelope.kept).toBe(true);
  return { id: envelope.id, contentHash };
}

async function idsOf(...filter: string[]): Promise<string[]> {
  const { stdout } = await run('runs', 'list', ...store, '--json', ...filter);
  return JSON.parse(stdout).runs.map(({ id }: { id: string }) => id);
}

beforeAll(async () => {
  writeMinutes(join(folder, 'eurusd.csv'), 3000);
  writeFileSync(join(folder, 'mine.ts'), strategyText(crossBody));
  expect((await run('data', 'import', 'eurusd.csv', ...series)).code).toBe(0);
});

describe('[BT-7] tiercel runs', () => {
  it('a folder in which no run was kept says so', async () => {
    expect((await run('runs', 'list', '--store', './none')).stdout).toMatch(/No run was kept in .*none yet/);
    const { code, stderr } = await run('runs', 'show', 'last', '--store', './none');
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/No run was kept in .*none yet; `tiercel backtest` keeps/),
    ]);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  it('backtests keep their runs and say the id; --no-save does not; --label finds them again', async () => {
    const { stdout } = await run('backtest', 'mine.ts', ...series, '--label', 'first try');
    const [, id] = /^kept as run (\w{26})$/m.exec(stdout)!;
    expect((await run('backtest', 'mine.ts', ...series, '--no-save')).stdout).not.toMatch(/kept as run/);
    expect(await idsOf()).toEqual([id]);
    const list = await run('runs', 'list', ...store);
    expect(list.stdout).toMatch(new RegExp(`^${id!.slice(0, 10)} .* mine +EURUSD 1m .* first try$`, 'm'));
  });

  it('runs are listed by strategy, symbol, time and metric, and fit a narrow terminal', async () => {
    const { id } = await kept('--set', 'fast=9');
    expect((await idsOf())[0]).toBe(id);
    expect(await idsOf('--strategy', 'other')).toEqual([]);
    expect(await idsOf('--symbol', 'EURUSD', '--since', '2020-01-01', '--limit', '1')).toEqual([id]);
    const wrong = await run('runs', 'list', ...store, '--sort', 'sharp');
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/Did you mean `sharpe`\?/)]);
    process.env.COLUMNS = '60';
    const narrow = await run('runs', 'list', ...store, '--sort', 'maxDrawdown');
    delete process.env.COLUMNS;
    for (const line of narrow.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
    expect(narrow.stdout).toMatch(/^id .* drawdown$/m);
    expect((await run('runs', 'list', ...store, '--strategy', 'other')).stdout).toMatch(
      /holds no such run, and 2 others/,
    );
  });

  it('one run is shown with its settings, several side by side with what differs', async () => {
    const { id, contentHash } = await kept('--set', 'fast=12');
    const one = await run('runs', 'show', id.slice(0, 10), ...store);
    expect(one.stdout).toMatch(new RegExp(`^run ${id}$`, 'm'));
    expect(one.stdout).toMatch(/^strategy +mine fast=12 slow=20$/m);
    expect(one.stdout).toContain(contentHash);
    expect(one.stdout).toMatch(
      /^the same again: tiercel backtest mine\.ts --cash 100000 .*--store store .*--set fast=12$/m,
    );
    const [last, before] = await idsOf('--limit', '2');
    const both = await run('runs', 'show', last!, before!, ...store);
    expect(both.stdout).toMatch(/^fast +12 +9$/m);
    expect(both.stdout).not.toMatch(/^slow/m);
    const { runs } = JSON.parse((await run('runs', 'show', 'last', ...store, '--json')).stdout);
    expect(runs[0]).toMatchObject({
      id,
      contentHash,
      strategy: { params: { fast: 12 }, codeHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('an unknown run is answered with the nearest, and deleting is all or nothing', async () => {
    const { id } = await kept();
    const typo = `${id.slice(0, 12)}U`;
    const { code, stderr } = await run('runs', 'delete', 'last', typo, ...store);
    expect([code, stderr]).toEqual([1, expect.stringMatching(new RegExp(`no run "${typo}"\\. Did you mean ${id}\\?`))]);
    expect((await run('runs', 'delete', id.slice(0, 11), ...store)).stdout).toBe(`deleted: ${id}\n`);
    expect(await idsOf()).not.toContain(id);
  });

  it('a damaged record is named and left out', async () => {
    const { id } = await kept();
    const other = join(folder, 'damaged');
    cpSync(join(folder, 'store'), other, { recursive: true });
    const file = join(other, 'runs', 'data.mdb');
    const bytes = readFileSync(file);
    const text = `"id":"${id}"`;
    for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) bytes[at + 3]! ^= 0x10;
    writeFileSync(file, bytes);
    const list = await run('runs', 'list', '--store', './damaged', '--json');
    expect(list.stderr).toMatch(new RegExp(`record of run ${id} is damaged and left out`));
    expect(JSON.parse(list.stdout).damaged).toEqual([id]);
    expect(list.code).toBe(0);
  });
});

describe('[BT-7] tiercel report of kept runs', () => {
  it('is the report of the run itself, byte for byte', async () => {
    const { id } = await kept('--report', 'own.html', '--set', 'slow=30');
    const { code, stdout } = await run('report', id.slice(-12), ...store, '--out', 'old.html');
    expect([code, stdout]).toEqual([0, `report: ${join(folder, 'old.html')}\n`]);
    expect(readFileSync(join(folder, 'old.html'), 'utf8')).toBe(readFileSync(join(folder, 'own.html'), 'utf8'));
    expect((await run('report', 'last', ...store)).stdout).toBe(
      `report: ${join(folder, `mine-${id.slice(0, 10)}.html`)}\n`,
    );
  });

  it('compares several runs in one page', async () => {
    const [a, b] = [await kept('--set', 'fast=6'), await kept('--set', 'fast=7')];
    const { stdout } = await run('report', a.id, b.id, ...store, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ contentHashes: [a.contentHash, b.contentHash], changed: [] });
    expect(existsSync(join(folder, 'comparison.html'))).toBe(true);
  });

  it('of a run whose data has changed since says so and shows what was kept', async () => {
    const { id } = await kept();
    const changed = join(folder, 'changed');
    mkdirSync(changed);
    writeMinutes(join(folder, 'short.csv'), 2990);
    const text = readFileSync(join(folder, 'short.csv'), 'utf8').replace(/\n2024-01-02T00:05:00Z,[^\n]*/, '');
    writeFileSync(join(folder, 'short.csv'), text);
    expect((await run('data', 'import', 'short.csv', ...series.with(1, './changed'))).code).toBe(0);
    cpSync(join(folder, 'store', 'runs'), join(changed, 'runs'), { recursive: true });
    const { code, stderr } = await run('report', id, '--store', './changed', '--out', 'changed.html');
    expect(stderr).toMatch(
      /The bars of EURUSD 1m have changed since the run: the report shows what was kept, without prices/,
    );
    expect(code).toBe(0);
    const page = readFileSync(join(folder, 'changed.html'), 'utf8');
    expect(page).toContain('have changed in the store since');
    expect(page).toContain('role="note"><p>The bars of EURUSD 1m have changed since the run');
    rmSync(join(changed, 'market'), { recursive: true });
    const gone = await run('report', id, '--store', './changed', '--out', 'gone.html');
    expect(gone.stderr).toMatch(/are not in the store any more/);
  });

  it('of an unknown id names the nearest', async () => {
    const { id } = await kept();
    const { code, stderr } = await run('report', `${id.slice(0, 12)}U`, ...store);
    expect([code, stderr]).toEqual([1, expect.stringMatching(new RegExp(`Did you mean ${id}`))]);
  });
});

describe('[DATA-7] keeping a run', () => {
  it('that the store refuses costs nothing: the run is reported, and why it is not kept', async () => {
    const broken = join(folder, 'broken');
    cpSync(join(folder, 'store', 'market'), join(broken, 'market'), { recursive: true });
    mkdirSync(join(broken, 'locks'));
    writeFileSync(join(broken, 'runs'), 'a file where the folder should be');
    const { code, stdout, stderr } = await run('backtest', 'mine.ts', ...series.with(1, './broken'), '--json');
    expect(stderr).toMatch(/the run is not kept: .*broken/);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ run: { kept: false }, contentHash: expect.any(String) });
  });

  it('and Ctrl-C at any moment leaves whole runs only', async () => {
    for (let delay = 0; delay < 5; delay++) {
      const { child, outcome } = start(['backtest', 'mine.ts', ...series, '--label', 'cut'], folder);
      child.stderr!.once('data', () => child.kill('SIGINT'));
      const look = setInterval(() => child.kill('SIGINT'), 150 + 60 * delay);
      await outcome;
      clearInterval(look);
      const { stdout, code } = await run('runs', 'list', ...store, '--json');
      expect([code, JSON.parse(stdout).damaged]).toEqual([0, []]);
    }
    expect((await run('runs', 'show', 'last', ...store)).code).toBe(0);
  });
});
