// The report as a person meets it: opened from the disk, without a network, in a real browser.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from '../../../src/backtest/report/index.ts';
import type { BacktestResult } from '../../../src/backtest/result.ts';
import { chromiumPath, desktop, frame, inkOf, launch, type Opened, open, phone } from './browser.ts';
import { oneTrade, ruinedResult, splitResult, unpricedResult } from './cases.ts';
import { ambiguousResult, dayBars, exampleResult, idleResult, minuteBars } from './fixture.ts';
import { severalResult } from './several.ts';

const bars = dayBars();
const panes = ['#plot-price', '#plot-equity', '#plot-drawdown'];
const hostile = '</script><img onerror=alert(1) src=x>';

let folder: string;
let browser: Browser;

function save(name: string, results: readonly BacktestResult[]): string {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, renderReport(results));
  return file;
}

async function using(file: string, options: typeof desktop, look: (opened: Opened) => Promise<void>): Promise<void> {
  const opened = await open(browser, file, options);
  await look(opened);
  expect(opened.problems).toEqual([]);
  expect(opened.requests).toEqual([`file://${file}`]);
  await opened.page.context().close();
}

/** How far something reaches beyond the window that was asked for, or a table beyond its card, CSS pixels. */
const overflow = (page: Page) =>
  page.evaluate<number>(`Math.max(
    document.documentElement.scrollWidth - ${page.viewportSize()!.width},
    ...[...document.querySelectorAll('.card:not(.trades) table')].map((table) => table.scrollWidth - table.parentElement.clientWidth),
  )`);
/** Comes by all parts that are drawn when they are near. */
const scrollThrough = (page: Page) =>
  page.evaluate(`(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 500) {
      scrollTo(0, y);
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    }
  })()`);
const cells = (page: Page, column: number) =>
  page.locator(`#trade-table tbody td:nth-child(${column})`).allTextContents();
const text = async (locator: Locator) => (await locator.textContent()) ?? '';
const range = (page: Page) => text(page.locator('#range'));
const number = (shown: string) => Number(shown.replace('−', '-').replace(/[+,]/g, ''));

describe.skipIf(chromiumPath === undefined)('the report in a browser (skipped: apt-get install chromium)', () => {
  let example: BacktestResult;
  let file: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tiercel-browser-'));
    browser = await launch();
    example = exampleResult({ bars });
    file = save('example', [example, exampleResult({ bars, name: 'slow', fast: 40, slow: 120, stop: 0.06 })]);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [name, options] of Object.entries({ desktop, phone })) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`[BT-6] opens offline without an error or a request, charts drawn, ${name}, ${colorScheme}`, async () => {
        await using(file, { ...options, colorScheme }, async ({ page }) => {
          for (const pane of panes) {
            const { pixels, colors } = await inkOf(page, pane);
            expect(pixels).toBeGreaterThan(1000);
            expect(colors).toBeGreaterThan(3);
          }
          expect(await overflow(page)).toBeLessThanOrEqual(0);
          const back = await page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
          expect(back).toBe(colorScheme === 'light' ? 'rgb(244, 246, 248)' : 'rgb(13, 16, 21)');
        });
      });
    }
  }

  it('[BT-6] the panes are aligned to the pixel', async () => {
    await using(file, desktop, async ({ page }) => {
      const edges = await page.locator('.u-over').evaluateAll((nodes) =>
        nodes.map((node) => {
          const { left, right } = (
            node as unknown as { getBoundingClientRect(): { left: number; right: number } }
          ).getBoundingClientRect();
          return [left, right];
        }),
      );
      expect(edges).toHaveLength(3);
      expect(edges[1]).toEqual(edges[0]);
      expect(edges[2]).toEqual(edges[0]);
    });
  });

  it('[BT-6] the cross-hair shows the values of one bar in all panes', async () => {
    await using(file, desktop, async ({ page }) => {
      const before = await text(page.locator('#legend-equity'));
      await page.locator('#plot-drawdown').scrollIntoViewIfNeeded();
      const box = (await page.locator('#plot-drawdown .u-over').boundingBox())!;
      await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2);
      await frame(page);
      const shown = await text(page.locator('#legend-price b').first());
      const { firstBar } = example.options;
      const index = bars.time.findIndex((time) => new Date(Number(time / 1_000_000n)).toISOString().startsWith(shown));
      expect(index).toBeGreaterThan(firstBar);
      const close = await text(page.locator('#legend-price b').last());
      expect(number(close)).toBe(bars.close[index]);
      const equity = await text(page.locator('#legend-equity'));
      expect(equity).not.toBe(before);
      expect(number(/Equity ([\d,]+) /.exec(equity)![1]!)).toBe(
        Math.round(example.simulation.equity[index - firstBar]!),
      );
    });
  });

  it('[BT-6] sorts by a click on a column and filters by the form', async () => {
    await using(file, desktop, async ({ page }) => {
      const sortBy = page.locator('#trade-table th button', { hasText: 'Profit' });
      await sortBy.click();
      await sortBy.click();
      const profits = (await cells(page, 12)).map(number);
      expect(profits.length).toBeGreaterThan(20);
      expect(profits).toEqual([...profits].sort((a, b) => b - a));
      expect(await text(page.locator('th[aria-sort="descending"]'))).toContain('Profit');
      await page.getByLabel('Side').selectOption('short');
      await page.getByLabel('Exit by').selectOption('stop-loss');
      const sides = await cells(page, 2);
      expect(sides.length).toBeGreaterThan(0);
      expect(new Set(sides)).toEqual(new Set(['▼ short']));
      expect(new Set(await cells(page, 11))).toEqual(new Set(['stop-loss']));
      await page.getByLabel('Find').fill('no such trade');
      expect(await text(page.locator('#trade-table tbody'))).toBe('No trade passes the filter.');
      await page.getByRole('button', { name: 'Clear' }).click();
      const all = page.locator('#trade-count', { hasText: new RegExp(`^${example.simulation.trades.length}$`) });
      await all.waitFor();
    });
  });

  it('[BT-6] a click on a trade brings it into view, and its neighbours follow by key', async () => {
    await using(file, desktop, async ({ page }) => {
      const all = await range(page);
      await page.getByRole('button', { name: 'Show trade 7 in the chart' }).click();
      await frame(page);
      expect(await range(page)).not.toBe(all);
      expect(await range(page)).toContain('each bar drawn');
      expect(await text(page.locator('#selected'))).toMatch(/^Trade 7 .*stop .*target .*left by/s);
      expect(await page.locator('tr[aria-current="true"]').getAttribute('data-trade')).toBe('6');
      const inView = await page.locator('#plot-price').evaluate((node) => {
        const { top, bottom } = (
          node as unknown as { getBoundingClientRect(): { top: number; bottom: number } }
        ).getBoundingClientRect();
        return top >= 0 && bottom <= 900;
      });
      expect(inView).toBe(true);
      await page.locator('#panes').press('n');
      expect(await text(page.locator('#selected'))).toMatch(/^Trade 8 /);
    });
  });

  it('[BT-6] zooms and pans by wheel, drag, key and button, and comes back', async () => {
    await using(file, desktop, async ({ page }) => {
      const all = await range(page);
      const box = (await page.locator('#plot-equity .u-over').boundingBox())!;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -400);
      await page.keyboard.up('Control');
      await frame(page);
      const zoomed = await range(page);
      expect(zoomed).not.toBe(all);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2 + 200, box.y + box.height / 2, { steps: 4 });
      await page.mouse.up();
      const panned = await range(page);
      expect(panned).not.toBe(zoomed);
      await page.getByRole('button', { name: 'Zoom in' }).click();
      expect(await range(page)).not.toBe(panned);
      await page.locator('#panes').press('Home');
      expect(await range(page)).toBe(all);
      await page.locator('#panes').press('ArrowLeft');
      await page.locator('#panes').press('ArrowRight');
      expect(await text(page.locator('#readout'))).toMatch(/open .* high .* equity .* drawdown/);
    });
  });

  it('[BT-6] double click and Shift with the wheel zoom and pan; a plain wheel scrolls the page', async () => {
    await using(file, desktop, async ({ page }) => {
      const box = (await page.locator('#plot-equity .u-over').boundingBox())!;
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const all = await range(page);
      await page.mouse.dblclick(x, y);
      const zoomed = await range(page);
      expect(zoomed).not.toBe(all);
      await page.mouse.move(x, y);
      await page.keyboard.down('Shift');
      await page.mouse.wheel(0, 200);
      await page.keyboard.up('Shift');
      await frame(page);
      const panned = await range(page);
      expect(panned).not.toBe(zoomed);
      await page.mouse.wheel(0, 300);
      await expect.poll(() => page.evaluate<number>('scrollY')).toBeGreaterThan(0);
      expect(await range(page)).toBe(panned);
    });
  });

  it('[BT-6] two fingers zoom, one pans, a tap at a mark chooses its trade', async () => {
    await using(file, phone, async ({ page }) => {
      const touch = await page.context().newCDPSession(page);
      const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', xs: readonly number[], y: number) =>
        touch.send('Input.dispatchTouchEvent', { type, touchPoints: xs.map((x, id) => ({ x, y, id })) });
      await page.locator('#plot-equity').scrollIntoViewIfNeeded();
      const box = (await page.locator('#plot-equity .u-over').boundingBox())!;
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const all = await range(page);
      await send('touchStart', [x - 30, x + 30], y);
      await send('touchMove', [x - 60, x + 60], y);
      await send('touchMove', [x - 90, x + 90], y);
      await send('touchEnd', [], y);
      await frame(page);
      const zoomed = await range(page);
      expect(zoomed).not.toBe(all);
      await send('touchStart', [x], y);
      await send('touchMove', [x + 20], y);
      await send('touchMove', [x + 60], y);
      await send('touchEnd', [], y);
      await frame(page);
      expect(await range(page)).not.toBe(zoomed);
    });
  });

  it('[BT-6] the strip under the charts moves and resizes the shown range, by hand and by key', async () => {
    await using(file, desktop, async ({ page }) => {
      const strip = page.locator('#navigator');
      await strip.scrollIntoViewIfNeeded();
      const drag = async (node: Locator, by: number) => {
        const box = (await node.boundingBox())!;
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(x + by, y, { steps: 3 });
        await page.mouse.up();
        await frame(page);
        return range(page);
      };
      const seen = [await range(page)];
      seen.push(await drag(strip.locator('.handle.left'), 400));
      seen.push(await drag(strip.locator('.handle.right'), -200));
      seen.push(await drag(strip.locator('.window'), -150));
      const box = (await strip.boundingBox())!;
      await page.mouse.click(box.x + 10, box.y + 10);
      seen.push(await range(page));
      const start = page.getByRole('slider', { name: 'Start of the shown range' });
      await start.focus();
      await page.keyboard.press('PageUp');
      seen.push(await range(page));
      await page.getByRole('slider', { name: 'End of the shown range' }).press('ArrowLeft');
      seen.push(await range(page));
      expect(new Set(seen).size).toBe(seen.length);
      expect(await start.getAttribute('aria-valuetext')).toMatch(/^\d{4}-\d\d-\d\d$/);
    });
  });

  it('[BT-6] keys pan and zoom, choose trades and take the choice back; buttons show a stretch of time', async () => {
    await using(file, desktop, async ({ page }) => {
      const charts = page.locator('#panes');
      const seen = [await range(page)];
      for (const key of ['+', 'Shift+ArrowLeft', '-', '=']) {
        await charts.press(key);
        seen.push(await range(page));
        expect(seen.at(-1)).not.toBe(seen.at(-2));
      }
      await page.getByRole('button', { name: 'Show one month' }).click();
      expect(await range(page)).toMatch(/ · (19|2\d) bars/);
      await page.getByRole('button', { name: 'Show everything' }).click();
      expect(await range(page)).toBe(seen[0]);
      const { length } = example.simulation.trades;
      await charts.press('p');
      expect(await text(page.locator('#selected'))).toMatch(new RegExp(`^Trade ${length} `));
      await page.getByRole('button', { name: 'Previous trade' }).click();
      expect(await text(page.locator('#selected'))).toMatch(new RegExp(`^Trade ${length - 1} `));
      await page.getByRole('button', { name: 'Next trade' }).click();
      await page.getByRole('button', { name: 'To the list' }).click();
      expect(await page.evaluate<string>('document.activeElement.textContent')).toBe(String(length));
      await page.getByRole('button', { name: 'Take the choice back' }).click();
      expect(await text(page.locator('#selected'))).toMatch(/^Choose a trade/);
      await charts.press('n');
      await charts.press('Escape');
      expect(await text(page.locator('#selected'))).toMatch(/^Choose a trade/);
      await charts.press('ArrowRight');
      for (let i = 0; i < 3; i += 1) await charts.press('ArrowRight');
      expect(await text(page.locator('#readout'))).toMatch(/^\d{4}-/);
    });
  });

  it('[BT-6] a page whose data is broken says so, and keeps its figures', async () => {
    const broken = join(folder, 'broken.html');
    const page = renderReport([example]);
    const at = page.indexOf('id="payload">') + 13;
    writeFileSync(broken, `${page.slice(0, at)}AAAA${page.slice(at + 400)}`);
    const context = await browser.newContext({ ...desktop, offline: true });
    const shown = await context.newPage();
    await shown.goto(`file://${broken}`);
    await shown.getByRole('alert').waitFor();
    expect(await text(shown.getByRole('alert'))).toMatch(/^The charts could not be drawn: /);
    expect(await shown.locator('.tile').count()).toBe(6);
    await context.close();
  });

  it('[BT-6] follows the width and the theme of the window', async () => {
    await using(file, { ...desktop, colorScheme: 'light' }, async ({ page }) => {
      const wide = await page
        .locator('#plot-price canvas')
        .evaluate((node) => (node as unknown as { width: number }).width);
      await page.setViewportSize({ width: 900, height: 800 });
      await page.emulateMedia({ colorScheme: 'dark' });
      await frame(page);
      const canvas = page.locator('#plot-price canvas');
      expect(await canvas.evaluate((node) => (node as unknown as { width: number }).width)).toBeLessThan(wide);
      expect((await inkOf(page, '#plot-price')).pixels).toBeGreaterThan(1000);
    });
  });

  it('[BT-6] hovering or focusing a metric explains it', async () => {
    await using(file, desktop, async ({ page }) => {
      const tip = page.locator('#tip-0-sharpe');
      const term = page.getByRole('button', { name: 'Sharpe ratio' });
      expect(await tip.isVisible()).toBe(false);
      await term.hover();
      expect(await tip.isVisible()).toBe(true);
      expect(await text(tip)).toContain('sqrt(days per year)');
      await page.mouse.move(0, 0);
      expect(await tip.isVisible()).toBe(false);
      await term.focus();
      expect(await tip.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      expect(await tip.isVisible()).toBe(false);
    });
  });

  it('[BT-6] no explanation leaves the screen of a phone', async () => {
    await using(file, phone, async ({ page }) => {
      for (const term of await page.locator('[data-result="0"] .term').all()) {
        await term.focus();
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      }
    });
  });

  it('[BT-6] switches between the strategies', async () => {
    await using(file, desktop, async ({ page }) => {
      await page.getByRole('button', { name: 'slow' }).click();
      expect(await text(page.locator('h1:visible'))).toBe('slow');
      expect(await page.locator('[data-pick="1"]').getAttribute('aria-pressed')).toBe('true');
      for (const pane of panes) expect((await inkOf(page, pane)).pixels).toBeGreaterThan(1000);
      expect(await page.locator('.uplot').count()).toBe(3);
    });
  });

  it('[BT-6] lists the ambiguous fills', async () => {
    const result = ambiguousResult();
    const count = result.simulation.trades.ambiguous.filter((flag) => flag === 1).length;
    expect(count).toBeGreaterThan(0);
    await using(save('ambiguous', [result]), desktop, async ({ page }) => {
      await page.getByRole('button', { name: /List .* ambiguous/ }).click();
      const exits = await cells(page, 11);
      expect(exits).toHaveLength(Math.min(50, count));
      expect(exits.every((exit) => exit.endsWith('(ambiguous)'))).toBe(true);
    });
  });

  it('[BT-6] a run without trades and a run of one bar are drawn too', async () => {
    const one = exampleResult({ bars: dayBars(1) });
    for (const [name, result] of Object.entries({ idle: idleResult(), one })) {
      await using(save(name, [result]), desktop, async ({ page }) => {
        expect(await text(page.locator('#trade-table tbody'))).toBe('No trade was closed in this run.');
        expect((await inkOf(page, '#plot-price')).pixels).toBeGreaterThan(100);
      });
    }
  });

  const edges: Readonly<Record<string, () => BacktestResult | Promise<BacktestResult>>> = {
    'one trade': oneTrade,
    'a ruined account': ruinedResult,
    'prices that are gone': unpricedResult,
    'a split': splitResult,
    'ten instruments': () => severalResult(10),
    'no trade': idleResult,
  };
  for (const [name, make] of Object.entries(edges)) {
    it(`[BT-6] ${name}: drawn whole at 1280 and 390 pixels, nothing wider than the window`, async () => {
      const page = save(name.replaceAll(' ', '-'), [await make()]);
      for (const options of [{ viewport: { width: 1280, height: 900 } }, phone]) {
        await using(page, options, async ({ page: shown }) => {
          await scrollThrough(shown);
          expect(await overflow(shown)).toBeLessThanOrEqual(0);
          for (const pane of panes) expect((await inkOf(shown, pane)).pixels).toBeGreaterThan(100);
          expect(await shown.locator('text=/NaN|undefined|Infinity/').count()).toBe(0);
        });
      }
    });
  }

  it('[BT-6] hides buy-and-hold and takes a logarithmic scale, where the account allows one', async () => {
    await using(file, desktop, async ({ page }) => {
      const before = await inkOf(page, '#plot-equity');
      const hold = page.getByRole('button', { name: 'Buy-and-hold', exact: true });
      await hold.click();
      expect(await hold.getAttribute('aria-pressed')).toBe('false');
      const alone = await inkOf(page, '#plot-equity');
      expect(alone.pixels).not.toBe(before.pixels);
      await hold.click();
      const log = page.getByRole('button', { name: 'Log', exact: true });
      await log.click();
      expect(await log.getAttribute('aria-pressed')).toBe('true');
      expect((await inkOf(page, '#plot-equity')).pixels).not.toBe(before.pixels);
      await page.getByRole('button', { name: 'slow' }).click();
      expect(await log.getAttribute('aria-pressed')).toBe('true');
    });
    await using(save('ruined', [ruinedResult()]), desktop, async ({ page }) => {
      expect(await page.getByRole('button', { name: 'Log', exact: true }).isDisabled()).toBe(true);
    });
  });

  it('[BT-6] columns and months say what they show, by pointer and by key', async () => {
    await using(file, desktop, async ({ page }) => {
      const tip = page.locator('.floating');
      const month = page.locator('[data-result="0"] .months td[data-tip]').first();
      await month.hover();
      expect(await text(tip)).toMatch(/^\w{3} 201\d: .*%, buy-and-hold .*%$/);
      await page.mouse.move(2, 2);
      expect(await tip.isVisible()).toBe(false);
      const chart = page.locator('[data-result="0"] svg.columns-chart').first();
      await chart.focus();
      await page.keyboard.press('ArrowRight');
      const first = await text(tip);
      expect(first).toMatch(/^2012: .*%, buy-and-hold/);
      await page.keyboard.press('ArrowRight');
      expect(await text(tip)).toMatch(/^2013: /);
      await page.keyboard.press('ArrowLeft');
      expect(await text(tip)).toBe(first);
      await page.keyboard.press('Escape');
      expect(await tip.isVisible()).toBe(false);
      await page.keyboard.press('Tab');
      expect(await page.locator('g.at').count()).toBe(0);
    });
  });

  it('[BT-6] a point of a trade says which it is, and brings it into view, by pointer and by key', async () => {
    await using(file, desktop, async ({ page }) => {
      for (const id of ['plot-results', 'plot-mae', 'plot-mfe']) {
        const plot = page.locator(`#${id}`);
        await plot.scrollIntoViewIfNeeded();
        await page.locator(`#${id} canvas`).waitFor();
        expect(await plot.getAttribute('aria-label')).toMatch(/^Result of each trade over .*, \d+ trades$/);
        await plot.focus();
        await page.keyboard.press('ArrowRight');
        expect(await text(page.locator('.floating'))).toMatch(/^Trade \d+, (long|short): .*worst .*best .*left \d{4}/);
        const mark = (await page.locator(`#${id} .mark`).boundingBox())!;
        await page.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2);
        await page.keyboard.press('ArrowLeft');
      }
      const words = await text(page.locator('.floating'));
      await page.keyboard.press('Enter');
      expect(await text(page.locator('#selected'))).toMatch(new RegExp(`^${words.split(',')[0]} `));
    });
  });

  it('[BT-6] a mark in the price chart says which trade it is', async () => {
    await using(file, desktop, async ({ page }) => {
      await page.getByRole('button', { name: 'Show trade 7 in the chart' }).click();
      await frame(page);
      const over = (await page.locator('#plot-price .u-over').boundingBox())!;
      const shown = page.locator('.floating');
      let found = '';
      for (let x = 0; x < over.width && found === ''; x += 8) {
        for (let y = 4; y < over.height && found === ''; y += 8) {
          await page.mouse.move(over.x + x, over.y + y);
          if (await shown.isVisible()) found = await text(shown);
        }
      }
      expect(found).toMatch(/^Trade \d+, (long|short): /);
      await page.mouse.move(2, 2);
      expect(await shown.isVisible()).toBe(false);
    });
  });

  it('[BT-6] rolling figures are chosen from a list, and read by key', async () => {
    await using(file, desktop, async ({ page }) => {
      const plot = page.locator('#plot-rolling');
      await plot.scrollIntoViewIfNeeded();
      await page.locator('#plot-rolling canvas').waitFor();
      const legend = page.locator('#legend-rolling');
      for (const figure of ['sharpe', 'sortino', 'volatility', 'beta']) {
        await page.locator('#rolling-figure').selectOption(figure);
        expect(await text(legend)).toMatch(/^\d{4}-\d\d-\d\dStrategy, 126 days/);
        expect((await text(legend)).includes('Buy-and-hold')).toBe(figure !== 'beta');
        expect(await plot.getAttribute('aria-label')).toContain(figure);
      }
      const last = await text(legend);
      await plot.focus();
      await page.keyboard.press('PageDown');
      await page.keyboard.press('ArrowRight');
      expect(await text(legend)).not.toBe(last);
    });
  });

  it('[BT-6] shows the prices and the trades of the instrument that is chosen', async () => {
    await using(save('three', [await severalResult(3)]), desktop, async ({ page }) => {
      expect(await text(page.locator('#legend-price'))).toContain('ALPHA');
      await page.getByLabel('Instrument').first().selectOption('CARGO');
      expect(await text(page.locator('#legend-price'))).toContain('CARGO');
      await page.getByRole('button', { name: 'Show BRAVO in the chart' }).click();
      expect(await text(page.locator('#legend-price'))).toContain('BRAVO');
      expect(new Set(await cells(page, 2))).toEqual(new Set(['BRAVO']));
    });
  });

  it('[BT-6] draws volume where the data has one, and says it under the cross-hair', async () => {
    const volume = Float64Array.from(bars.close, (_price, i) => 1000 + (i % 7) * 500);
    const traded = exampleResult({ bars: { ...bars, volume } });
    await using(save('volume', [traded]), desktop, async ({ page }) => {
      const last = volume[volume.length - 1]!;
      expect(await text(page.locator('#legend-price'))).toContain(`Volume ${last.toLocaleString('en')}`);
      const withVolume = (await inkOf(page, '#plot-price')).pixels;
      await using(file, desktop, async ({ page: without }) => {
        expect(withVolume).toBeGreaterThan((await inkOf(without, '#plot-price')).pixels + 3000);
        expect(await text(without.locator('#legend-price'))).not.toContain('Volume');
      });
    });
  });

  it('[BT-6] a drawdown of the list is brought into view', async () => {
    await using(file, desktop, async ({ page }) => {
      const all = await range(page);
      await page.locator('[data-result="0"]').getByRole('button', { name: 'Show drawdown 3 in the chart' }).click();
      expect(await range(page)).not.toBe(all);
    });
  });

  it('[BT-6] shorter pages of trades on a phone, longer ones on paper', async () => {
    await using(file, phone, async ({ page }) => {
      expect(await page.locator('#trade-table tbody tr').count()).toBe(20);
      await page.evaluate("dispatchEvent(new Event('beforeprint'))");
      expect(await page.locator('#trade-table tbody tr').count()).toBe(example.simulation.trades.length);
      await page.evaluate("dispatchEvent(new Event('afterprint'))");
      expect(await page.locator('#trade-table tbody tr').count()).toBe(20);
    });
  });

  it('[BT-6] names made of markup are shown as text and run nothing', async () => {
    const result = exampleResult({
      bars: dayBars(200),
      name: hostile,
      params: { [hostile]: hostile },
      notes: [hostile],
    });
    await using(save('hostile', [result]), desktop, async ({ page }) => {
      expect(await text(page.locator('h1'))).toBe(hostile);
      expect(await page.locator('img').count()).toBe(0);
    });
  });

  it('[BT-6] nothing shifts while the page comes up', async () => {
    await using(file, desktop, async ({ page }) => {
      const shift = await page.evaluate<number>(`new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => setTimeout(() => done(sum), 50));
      })`);
      expect(shift).toBeLessThan(0.02);
    });
  });

  it('[BT-6] each control has a name, and the charts are reached by the tabulator', async () => {
    await using(file, desktop, async ({ page }) => {
      const nameless =
        await page.evaluate<number>(`[...document.querySelectorAll('button, select, input, [role=slider]')]
        .filter((node) => !(node.getAttribute('aria-label') || node.textContent.trim() || node.closest('label')))
        .length`);
      expect(nameless).toBe(0);
      const reached = new Set<string>();
      for (let i = 0; i < 40; i += 1) {
        await page.keyboard.press('Tab');
        reached.add(await page.evaluate<string>('document.activeElement.id || document.activeElement.className'));
      }
      expect(reached).toContain('panes');
      expect(reached).toContain('handle left');
    });
  });

  it('[BT-6] prints in light colours from a dark screen, and comes back', async () => {
    await using(file, { ...desktop, colorScheme: 'dark' }, async ({ page }) => {
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
      expect(await page.locator('html.printing').count()).toBe(0);
      expect((await inkOf(page, '#plot-price')).pixels).toBeGreaterThan(1000);
    });
  });

  it('[BT-6] a year of minutes opens, and is exact when zoomed in', async () => {
    const year = exampleResult({
      bars: minuteBars(372_607),
      fast: 20,
      slow: 50,
      stop: 0.004,
      target: 0.006,
      cash: 1_000_000,
    });
    await using(save('year', [year]), desktop, async ({ page }) => {
      expect(await range(page)).toMatch(/372,557 bars · 1 candle = [\d,]+ bars/);
      await page.getByRole('button', { name: 'Show trade 5 in the chart' }).click();
      expect(await range(page)).toContain('each bar drawn');
    });
  });
});
