// The report at a year of minutes: time to render, size, first paint, zoom and pan in headless Chromium.
// Needs `npm run build` for the browser code, and Chromium for all but the first two figures.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { renderReport } from '../src/backtest/report/index.ts';
import { chromiumPath, launch, open } from '../test/backtest/report/browser.ts';
import { exampleResult, minuteBars } from '../test/backtest/report/fixture.ts';
import { printMachine, time } from './lib.ts';

const length = 400_050;
const figures: [what: string, value: string, limit: string][] = [];

function note(what: string, value: number, limit: { unit: string; most?: number }): void {
  const { unit, most } = limit;
  const verdict = most === undefined ? '' : `at most ${most} ${unit}: ${value <= most ? 'reached' : 'missed'}`;
  figures.push([what, `${value.toFixed(1)} ${unit}`, verdict]);
}

interface Frames {
  /** Script and drawing commands of a frame: [median, 95 %, worst]. */
  readonly script: readonly [number, number, number];
  /** From one frame to the next while the gesture goes on, painting included: [median, 95 %, worst]. */
  readonly frame: readonly [number, number, number];
}

/** Milliseconds of each frame of a gesture by the wheel over the price pane, one step a frame. */
function gestures(page: Page, keys: string): Promise<Frames> {
  return page.evaluate(`(async () => {
    const over = document.querySelector('#plot-price .u-over');
    const { left, width } = over.getBoundingClientRect();
    const script = [];
    const frame = [];
    const sorted = (times) => [0.5, 0.95, 1].map((share) => times.sort((a, b) => a - b)[Math.ceil(share * times.length) - 1]);
    let before = await new Promise((next) => requestAnimationFrame(next));
    for (let i = 0; i < 160; i += 1) {
      const start = performance.now();
      const wheel = { ${keys}, deltaY: i % 80 < 40 ? -20 : 20, clientX: left + width / 2, cancelable: true };
      over.dispatchEvent(new WheelEvent('wheel', wheel));
      for (let turn = 0; turn < 5; turn += 1) await null; // uPlot draws in a microtask
      script.push(performance.now() - start);
      const now = await new Promise((next) => requestAnimationFrame(next));
      frame.push(now - before);
      before = now;
    }
    return { script: sorted(script), frame: sorted(frame) };
  })()`);
}

async function inBrowser(file: string): Promise<void> {
  const browser = await launch();
  const { page, problems } = await open(browser, file);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime";
  note('first paint', await page.evaluate<number>(paint), { unit: 'ms', most: 3000 });
  note('charts drawn', await page.evaluate<number>("performance.getEntriesByName('tiercel-charts')[0].startTime"), {
    unit: 'ms',
  });
  for (const [what, keys] of [
    ['zoom', 'ctrlKey: true'],
    ['pan', 'shiftKey: true'],
  ] as const) {
    if (what === 'pan') await page.getByRole('button', { name: 'Zoom in' }).click();
    const { script, frame } = await gestures(page, keys);
    note(`${what}, script, median`, script[0], { unit: 'ms' });
    note(`${what}, script, worst`, script[2], { unit: 'ms', most: 50 });
    note(`${what}, whole frame, median`, frame[0], { unit: 'ms' });
    note(`${what}, whole frame, 95 %`, frame[1], { unit: 'ms', most: 50 });
    note(`${what}, whole frame, worst`, frame[2], { unit: 'ms', most: 50 });
  }
  await browser.close();
}

const result = exampleResult({ bars: minuteBars(length), fast: 20, slow: 50, stop: 0.004, target: 0.006, cash: 1e6 });
const page = renderReport([result]);
if (!page.includes(result.contentHash)) throw new Error('the page does not carry the content hash of its result');
printMachine();
console.log(`${result.simulation.equity.length} bars, ${result.simulation.trades.length} trades`);
note('render', time(() => renderReport([result]), 5, 1).medianMs, { unit: 'ms' });
note('size', page.length / 1e6, { unit: 'MB', most: 30 });
const folder = mkdtempSync(join(tmpdir(), 'tiercel-report-bench-'));
const file = join(folder, 'report.html');
writeFileSync(file, page);
if (chromiumPath === undefined) console.log('no Chromium: frames are not timed (apt-get install chromium)');
else await inBrowser(file);
rmSync(folder, { recursive: true, force: true });
console.log('\n| what | value | |\n|---|---|---|');
for (const row of figures) console.log(`| ${row.join(' | ')} |`);
