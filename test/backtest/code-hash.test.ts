import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backtest, defineStrategy, loadStrategy } from '../../src/backtest/index.ts';
import { codeHash } from '../../src/backtest/strategy/code-hash.ts';
import { generateBars } from '../../src/sources/index.ts';

const strategy = `import { defineStrategy } from 'tiercel';
import { window } from './parts/window.js';
export * from './parts/more';
export const mine = defineStrategy({ name: 'mine', signals: () => ({ stopLoss: window }) });
`;

function project(): { folder: string; file: string; write: (name: string, text: string) => void } {
  const folder = mkdtempSync(join(tmpdir(), 'tiercel-code-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'parts'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('mine.ts', strategy);
  write('parts/window.ts', "import { base } from '../base.ts';\nexport const window = base + 1;\n");
  write('parts/more.ts', 'export const more = 1;\n');
  write('base.ts', "import './mine.ts';\nexport const base = 4;\n"); // a circle ends
  write('other.ts', 'export const other = 1;\n');
  return { folder, file: join(folder, 'mine.ts'), write };
}

describe('[BT-7] the code hash', () => {
  it.each(['mine.ts', 'parts/window.ts', 'parts/more.ts', 'base.ts'])('changes with %s', (name) => {
    const { file, write } = project();
    const before = codeHash(file);
    write(name, name === 'mine.ts' ? `${strategy}// more\n` : 'export const window = 1, base = 2, more = 3;\n');
    expect(codeHash(file)).not.toBe(before);
  });

  it('does not change with files that are not imported, nor with the folder or the name', () => {
    const { folder, file, write } = project();
    const before = codeHash(file);
    write('other.ts', 'export const other = 2;\n');
    expect(codeHash(file)).toBe(before);
    const moved = join(folder, 'moved');
    cpSync(join(folder, 'parts'), join(moved, 'parts'), { recursive: true });
    cpSync(join(folder, 'base.ts'), join(moved, 'base.ts'));
    cpSync(file, join(moved, 'mine.ts'));
    expect(codeHash(join(moved, 'mine.ts'))).toBe(before);
  });

  it('is part of the content of a run; a strategy of a program and bare arrays have none', async () => {
    const { file, write } = project();
    const bars = generateBars({ seed: 1, length: 100 });
    const run = async () => backtest(await loadStrategy(file), bars);
    const [first, again] = [await run(), await run()];
    expect(first.strategy.codeHash).toBe(codeHash(file));
    expect(again.contentHash).toBe(first.contentHash);
    write('parts/more.ts', 'export const more = 2;\n');
    expect((await run()).contentHash).not.toBe(first.contentHash);
    const inline = defineStrategy({ name: 'mine', signals: () => ({}) });
    expect((await backtest(inline, bars)).strategy.codeHash).toBeNull();
    expect((await backtest({}, bars)).strategy.codeHash).toBeNull();
  });
});
