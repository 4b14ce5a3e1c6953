import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launch } from '../backtest/report/browser.ts';
import { script } from './support.ts';

interface Section {
  readonly page: string;
  readonly title: string;
  readonly heading: string;
  readonly anchor: string;
  readonly text: string;
}
const { search, sectionsOf, excerptOf } = await script<{
  search(index: readonly Section[], query: string): Section[];
  sectionsOf(page: string, markdown: string, anchorOf: (heading: string) => string): Section[];
  excerptOf(section: Section, query: string): string;
}>('lib/docs/search.mjs');
const { anchorOf, brokenLinks, linksOf, resolveLink } = await script<{
  anchorOf(heading: string): string;
  brokenLinks(): string[];
  linksOf(text: string): { target: string; line: number }[];
  resolveLink(page: string, target: string): { file: string; anchor: string } | null;
}>('lib/docs/links.mjs');
const { render } = await script<{ render(markdown: string, link?: (target: string) => string): string }>(
  'lib/docs/markdown.mjs',
);
const { buildSite } = await script<{ buildSite(folder: string): { path: string } }>('lib/docs/site.mjs');

describe('Markdown of the pages', () => {
  it.each([
    ['# A `b` c', '<h1 id="a-b-c">A <code>b</code> c</h1>'],
    ['one\ntwo **three** *four*', '<p>one two <strong>three</strong> <em>four</em></p>'],
    ['- a\n  goes on\n- b\n  - c', '<ul><li>a goes on</li><li>b<ul><li>c</li></ul></li></ul>'],
    ['1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
    [
      '| a | b |\n|---|---|\n| `x \\| y` | < |',
      '<div class="wide"><table><tr><th>a</th><th>b</th></tr><tr><td><code>x | y</code></td><td>&lt;</td></tr></table></div>',
    ],
    ['```ts\na < b; // **c**\n```', '<pre><code class="ts">a &lt; b; // **c**</code></pre>'],
    ['[a](b.md) ![c](d.png)', '<p><a href="b.md">a</a> <img alt="c" src="d.png"></p>'],
    ['> quoted\n> twice', '<blockquote>quoted twice</blockquote>'],
  ])('[DOC-1] %j', (markdown, html) => {
    expect(render(markdown)).toBe(html);
  });
});

describe('links of the pages', () => {
  it('[DOC-1] all lead somewhere', () => {
    expect(brokenLinks()).toEqual([]);
  });

  it('[DOC-1] are found with their lines, but not inside code', () => {
    expect(linksOf('[a](b.md)\n`[c](d)`\n```\n[e](f)\n```\n![g](h.png#i)')).toEqual([
      { target: 'b.md', line: 1 },
      { target: 'h.png#i', line: 6 },
    ]);
    expect(resolveLink('docs/api/x.md', '../errors.md#codes')).toEqual({ file: 'docs/errors.md', anchor: 'codes' });
    expect(resolveLink('README.md', 'https://example.org/a')).toBeNull();
  });
});

describe('search over the pages', () => {
  const page =
    '# Orders\n\nA stop becomes a market order.\n\n## Trailing stops\n\nA level that follows. A stop.\n\n## Costs\n\nSpread.';
  const index = sectionsOf('docs/orders.md', page, anchorOf);

  it('[DOC-1] gives the sections that hold every word, headings first', () => {
    expect(search(index, 'stop').map(({ heading }) => heading)).toEqual(['Trailing stops', 'Orders']);
    expect(search(index, 'STOP follows').map(({ anchor }) => anchor)).toEqual(['trailing-stops']);
    expect(search(index, 'stop spread')).toEqual([]);
    expect(search(index, ' ')).toEqual([]);
  });

  it('[DOC-1] shows the text around the word', () => {
    expect(excerptOf(index[1]!, 'follows')).toBe('A level that follows. A stop.');
  });
});

describe.skipIf(!chromiumPath)('the site', () => {
  const folder = mkdtempSync('build-docs-test-');
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('[DOC-1] finds a section as one types, offline, and leads to it', async () => {
    const { path } = buildSite(folder);
    const page = await (await browser.newContext({ offline: true })).newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.goto(pathToFileURL(path).href);
    await page.keyboard.press('/');
    await page.keyboard.type('TIERCEL_E_USAGE');
    expect(await page.locator('#found a strong').allTextContents()).toContain('Error codes');
    await page.fill('#search', 'one step of a bar');
    await page.keyboard.press('Enter');
    await page.waitForURL(/semantics\.html#one-step-of-a-bar-simulation$/);
    expect(await page.locator('nav [aria-current]').count()).toBe(1);
    await page.keyboard.press('/');
    await page.keyboard.type('no such words at all');
    expect(await page.locator('#found').textContent()).toBe('No section holds all of these words.');
    expect(problems).toEqual([]);
    const image = /<img[^>]* src="([^"]+)"/.exec(readFileSync(path, 'utf8'))![1]!;
    expect(existsSync(join(folder, image))).toBe(true);
  });
});
