// docs/report.md against what the reports show: ours rendered here, the peers' as test/golden/report/peers.py read them.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderReport } from '../../src/backtest/report/index.ts';
import { exampleResult } from '../backtest/report/fixture.ts';
import { severalResult } from '../backtest/report/several.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = read('docs/report.md');
const peers: Record<string, Record<string, string[]>> = JSON.parse(read('test/golden/report/peers.json'));

describe('docs/report.md', () => {
  for (const [peer, parts] of Object.entries(peers)) {
    it(`[BT-6] names all that the report of ${peer} shows`, () => {
      expect(page).toContain(peer);
      const missing = Object.values(parts)
        .flat()
        .filter((name) => !page.includes(`\`${name}\``));
      expect(missing).toEqual([]);
    });
  }

  it('[BT-6] what it lists as ours stands in a report', async () => {
    const listed = [...new Set([...page.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words]) => words!))];
    expect(listed.length).toBeGreaterThan(60);
    const shown = `${renderReport([exampleResult()])}${renderReport([await severalResult(2)])}`;
    const text = shown.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, ' ').replace(/<[^>]+>/g, '|');
    expect(listed.filter((words) => !text.includes(words))).toEqual([]);
  });
});
