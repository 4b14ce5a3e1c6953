import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isTiercelError, loadConfig, type TiercelError } from '../../src/kernel/index.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folderWith(yaml?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiercel-config-'));
  folders.push(folder);
  if (yaml !== undefined) writeFileSync(join(folder, 'tiercel.yaml'), yaml);
  return folder;
}

async function refusal(yaml: string | undefined, env: Record<string, string> = {}): Promise<TiercelError> {
  const error = await loadConfig({ folder: folderWith(yaml), env }).catch((thrown: unknown) => thrown);
  if (!isTiercelError(error)) throw new Error(`was not refused: ${JSON.stringify(error)}`);
  return error;
}

describe('configuration', () => {
  it('[OPS-1] without a file and variables is the defaults', async () => {
    const folder = folderWith();
    expect(await loadConfig({ folder, env: {} })).toEqual({
      store: join(folder, 'store'),
      log: { level: 'warn', format: 'plain' },
      backtest: { cash: 100_000, leverage: 1 },
      file: null,
    });
  });

  it('[OPS-1] the nearest tiercel.yaml upwards is read, its store relative to it', async () => {
    const folder = folderWith('store: data/bars\nbacktest:\n  cash: 5e5\n  costs: zero\n');
    const below = join(folder, 'a', 'b');
    mkdirSync(below, { recursive: true });
    const config = await loadConfig({ folder: below, env: {} });
    expect(config.file).toBe(join(folder, 'tiercel.yaml'));
    expect(config.store).toBe(join(folder, 'data/bars'));
    expect(config.backtest).toEqual({ cash: 500_000, costs: 'zero', leverage: 1 });
  });

  it('[OPS-1] a variable overrides the file, and its store is relative to the working folder', async () => {
    const folder = folderWith('store: x\nlog:\n  level: info\n');
    const below = join(folder, 'a');
    mkdirSync(below);
    const env = {
      TIERCEL_STORE: 'y',
      TIERCEL_LOG_LEVEL: 'debug',
      TIERCEL_BACKTEST_CASH: '250',
      TIERCEL_LOG_FORMAT: '',
    };
    const config = await loadConfig({ folder: below, env });
    expect(config.store).toBe(join(below, 'y'));
    expect(config.log).toEqual({ level: 'debug', format: 'plain' });
    expect(config.backtest.cash).toBe(250);
  });

  it('[OPS-1] a file can be named; a missing one is refused by name', async () => {
    const folder = folderWith();
    writeFileSync(join(folder, 'other.yaml'), 'log: { format: json }\n');
    expect((await loadConfig({ folder, file: 'other.yaml', env: {} })).log.format).toBe('json');
    await expect(loadConfig({ folder, file: 'none.yaml', env: {} })).rejects.toMatchObject({
      code: 'TIERCEL_E_FILE',
      message: expect.stringContaining('none.yaml'),
    });
  });

  it.each(['', '# nothing but a comment\n', '---\n'])('[OPS-1] an empty file (%j) is the defaults', async (yaml) => {
    expect((await loadConfig({ folder: folderWith(yaml), env: {} })).backtest.cash).toBe(100_000);
  });

  it.each([
    ['an unknown key', 'log:\n  level: info\n  formt: json\n', 3, '`log.formt` is not known. Did you mean `format`?'],
    ['an unknown section', '# c\n\nbackest:\n  cash: 1\n', 3, '`backest` is not known. Did you mean `backtest`?'],
    ['a strange key', 'zebra: 1\n', 1, '`zebra` is not known. Known are: store, log, backtest.'],
    ['a wrong type', 'backtest:\n  cash: plenty\n', 2, '`backtest.cash` must be number, was "plenty".'],
    ['a value out of range', 'backtest:\n  cash: -5\n', 2, '`backtest.cash` must be > 0, was -5.'],
    ['a word not in the list', 'log: { level: loud }\n', 1, '`log.level` must be one of silent, error, warn, info,'],
    ['a section without values', 'store: s\nlog:\n', 2, '`log` must be object, was null.'],
    ['a list', '- a\n- b\n', 1, 'it must hold keys and values, such as `store: ./store`.'],
    ['broken YAML', 'store: s\nlog: [info\n', 3, 'it is not valid YAML'],
    ['an alias without its anchor', 'a: 1\nlog: *x\n', 1, 'it is not valid YAML: Unresolved alias'],
    ['a key given twice', 'store: a\nstore: b\n', 2, 'it is not valid YAML: Map keys must be unique'],
  ])('[OPS-1] %s is refused with file, line and way out', async (_, yaml, line, message) => {
    const error = await refusal(yaml);
    expect(error.code).toBe('TIERCEL_E_CONFIG');
    expect(error.message).toContain(`tiercel.yaml:${line}: ${message}`);
    expect(error.context).toMatchObject({ line, file: expect.stringContaining('tiercel.yaml') });
  });

  it.each([
    ['TIERCEL_BACKTEST_CASH', 'lots', 'must be a number, was "lots".'],
    ['TIERCEL_BACKTEST_CASH', '-1', 'must be > 0, was -1.'],
    ['TIERCEL_LOG_LEVEL', 'loud', 'must be one of silent, error, warn, info, debug, was "loud".'],
    ['TIERCEL_LOG_LEVL', 'info', 'is not known. Did you mean `TIERCEL_LOG_LEVEL`?'],
  ])('[OPS-1] the variable %s=%s is refused by name', async (name, value, message) => {
    const error = await refusal(undefined, { [name]: value });
    expect(error.code).toBe('TIERCEL_E_CONFIG');
    expect(error.message).toBe(`The environment variable \`${name}\` ${message}`);
  });

  it('[OPS-1] variables of the build and of other programs are left alone', async () => {
    const env = { TIERCEL_SIMD: 'avx2', TIERCEL_SOMETHING_ELSE: '1', HOME: '/' };
    expect((await loadConfig({ folder: folderWith(), env })).file).toBeNull();
  });

  it('[OPS-1] a mistake in the file is reported though a variable would override it', async () => {
    const error = await refusal('log:\n  level: loud\n', { TIERCEL_LOG_LEVEL: 'info' });
    expect(error.message).toContain('tiercel.yaml:2');
  });
});
