// The pictures of docs/examples.md, each the head of its run's report: npx tsx test/examples/pictures.ts
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderReport } from '../../src/backtest/report/index.ts';
import { launch, open } from '../backtest/report/browser.ts';
import { exampleNames, runExample } from './run.ts';

const pictures = 'docs/images/examples';
const folder = mkdtempSync(join(tmpdir(), 'tiercel-pictures-'));
mkdirSync(pictures, { recursive: true });
const browser = await launch();
for (const name of exampleNames) {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, renderReport([await runExample(name)]));
  const { page } = await open(browser, file, { viewport: { width: 1000, height: 1080 }, colorScheme: 'light' });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await page.context().close();
}
await browser.close();
rmSync(folder, { recursive: true });
