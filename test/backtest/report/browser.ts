import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { recordCoverage } from './page-coverage.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of the Chromium to use (`CHROMIUM`, else the usual places); undefined where there is none. */
export const chromiumPath = [process.env.CHROMIUM, ...places].find((path) => path && existsSync(path));

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath!,
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}

export const desktop: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

/** An opened report, and what went wrong or out while it was open. */
export interface Opened {
  readonly page: Page;
  readonly problems: readonly string[];
  readonly requests: readonly string[];
}

/** Opens a report file with the network off, and waits until its charts are drawn. */
export async function open(browser: Browser, file: string, options: BrowserContextOptions = desktop): Promise<Opened> {
  const context = await browser.newContext({ ...options, offline: true });
  const page = await context.newPage();
  await recordCoverage(context, page);
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('dialog', (dialog) => problems.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`file://${file}`);
  await page.waitForSelector('html[data-ready]');
  await frame(page);
  return { page, problems, requests };
}

/** Waits until what was asked for is painted. */
export async function frame(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))');
}

/** Pixels of a pane's canvas that are not transparent, and how many colours they have (at most 1,000 are counted). */
export function inkOf(page: Page, pane: string): Promise<{ pixels: number; colors: number }> {
  return page.evaluate(`(() => {
    const canvas = document.querySelector('${pane} canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const colors = new Set();
    let pixels = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] === 0) continue;
      pixels += 1;
      if (colors.size < 1000) colors.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
    }
    return { pixels, colors: colors.size };
  })()`);
}
