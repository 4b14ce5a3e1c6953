// Pictures of reports, to be looked at: npx tsx test/backtest/report/pictures.ts <folder> [name ...]
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderReport } from '../../../src/backtest/report/index.ts';
import type { BacktestResult } from '../../../src/backtest/result.ts';
import { frame, launch, open, phone } from './browser.ts';
import { manyTrades, oneTrade, ruinedResult, splitResult, unpricedResult } from './cases.ts';
import { exampleResult, idleResult, minuteBars } from './fixture.ts';
import { severalResult } from './several.ts';

const [folder = 'pictures', ...wanted] = process.argv.slice(2);

const cases: Readonly<Record<string, () => BacktestResult | Promise<BacktestResult>>> = {
  usual: () => exampleResult(),
  none: idleResult,
  one: oneTrade,
  many: manyTrades,
  losing: () => exampleResult({ name: 'losing', bars: minuteBars(30_000), fast: 5, slow: 9, cash: 1e6 }),
  ten: () => severalResult(10),
  ruined: ruinedResult,
  unpriced: unpricedResult,
  split: splitResult,
  day: () => exampleResult({ name: 'one-day', bars: minuteBars(1_000), fast: 5, slow: 20, cash: 1e6 }),
};

const looks = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  // one pixel a point, since a long page at two is more than a picture can hold
  phone: { ...phone, deviceScaleFactor: 1, colorScheme: 'light' },
  'phone-dark': { ...phone, deviceScaleFactor: 1, colorScheme: 'dark' },
} as const;

mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const [name, make] of Object.entries(cases)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const file = join(folder, `${name}.html`);
  const notices =
    name === 'usual'
      ? ['The data of this run has changed since: the prices shown are of today, its figures are of then.']
      : [];
  writeFileSync(file, renderReport([await make()], { notices }));
  for (const [look, options] of Object.entries(looks)) {
    const { page, problems } = await open(browser, resolve(file), options);
    if (problems.length > 0) console.error(name, look, problems);
    await page.evaluate(
      '(async () => { for (let y = 0; y < document.body.scrollHeight; y += 600) { scrollTo(0, y); await new Promise((next) => setTimeout(next, 30)); } scrollTo(0, 0); })()',
    );
    await frame(page);
    await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true });
    if (look === 'light') await page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4' });
    await page.context().close();
  }
  rmSync(file);
}
await browser.close();
