import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';

/** Under `npm run coverage`: records what runs in the page, for scripts/lib/coverage, when its context is closed. */
export async function recordCoverage(context: BrowserContext, page: Page): Promise<void> {
  const folder = process.env.TIERCEL_COVERAGE;
  if (!folder) return;
  await page.coverage.startJSCoverage();
  const close = context.close.bind(context);
  context.close = async () => {
    const result = await page.coverage.stopJSCoverage();
    writeFileSync(join(folder, `page-${randomUUID()}.json`), JSON.stringify({ result }));
    await close();
  };
}
