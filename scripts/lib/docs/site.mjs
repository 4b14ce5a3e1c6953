// The pages as a small site that opens offline from the disk: a list of pages, a search box, one HTML file a page.
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { filesUnder } from '../files.mjs';
import { root } from '../process.mjs';
import { anchorOf, pagesOf, resolveLink } from './links.mjs';
import { render, toHtml } from './markdown.mjs';
import { sectionsOf } from './search.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');
const htmlOf = (page) => (page === 'README.md' ? 'index.html' : page.replace(/\.md$/, '.html'));
const titleOf = (page) => (/^# (.*)$/m.exec(read(page))?.[1] ?? page).replaceAll('`', '');

/** The index of all sections. */
export function searchIndex() {
  return pagesOf().flatMap((page) =>
    sectionsOf(page, read(page), anchorOf).map((section) => ({ ...section, url: `${htmlOf(page)}#${section.anchor}` })),
  );
}

/** Where a link of `page` leads in the site; files that are no page lead back into the project. */
function linker(page, pages, folder) {
  const here = posix.dirname(htmlOf(page));
  return (target) => {
    const to = resolveLink(page, target);
    if (to === null) return target;
    const anchor = to.anchor === '' ? '' : `#${to.anchor}`;
    if (pages.includes(to.file)) return `${posix.relative(here, htmlOf(to.file))}${anchor}`;
    if (to.file.startsWith('docs/images/')) return posix.relative(here, to.file);
    return posix.relative(posix.join(folder, here), to.file);
  };
}

const groups = [
  ['Start', (page) => !page.startsWith('docs/')],
  ['Guides', (page) => /^docs\/[^/]+$/.test(page)],
  ['Indicators', (page) => page.startsWith('docs/indicators/')],
  ['API', (page) => page.startsWith('docs/api/')],
  ['Decisions', (page) => page.startsWith('docs/decisions/')],
  ['More', () => true],
];

function navigation(page, pages) {
  const here = posix.dirname(htmlOf(page));
  // Hundreds of indicators: their list and the search lead to them.
  const isListed = (other) => !/^docs\/indicators\/(?!index)/.test(other) || other === page;
  const left = pages.filter(isListed);
  return groups
    .map(([name, belongs]) => {
      const own = left.filter(belongs);
      for (const other of own) left.splice(left.indexOf(other), 1);
      const item = (other) =>
        `<li><a href="${posix.relative(here, htmlOf(other))}"${other === page ? ' aria-current="page"' : ''}>${toHtml(titleOf(other))}</a></li>`;
      return own.length === 0 ? '' : `<h2>${name}</h2><ul>${own.map(item).join('')}</ul>`;
    })
    .join('');
}

function htmlPage(page, pages, folder) {
  const up = posix.relative(posix.dirname(htmlOf(page)), '.') || '.';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${toHtml(titleOf(page))}</title><link rel="stylesheet" href="${up}/site.css"></head>
<body data-root="${up}"><header><a href="${up}/index.html">Tiercel</a>
<input id="search" type="search" placeholder="Search ( / )" aria-label="Search the documents" autocomplete="off"></header>
<div id="found" hidden></div>
<nav aria-label="Pages">${navigation(page, pages)}</nav>
<main>${render(read(page), linker(page, pages, folder))}</main>
<script src="${up}/search.js"></script></body></html>
`;
}

/** Writes the site into `folder` (from the project's root); returns the path of its first page. */
export function buildSite(folder = 'build/docs') {
  const target = join(root, folder);
  rmSync(target, { recursive: true, force: true });
  const pages = pagesOf();
  for (const page of pages) {
    const path = join(target, htmlOf(page));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, htmlPage(page, pages, folder));
  }
  for (const image of filesUnder('docs/images')) cpSync(join(root, image), join(target, image));
  const own = join(root, 'scripts', 'lib', 'docs');
  cpSync(join(own, 'site.css'), join(target, 'site.css'));
  const functions = readFileSync(join(own, 'search.mjs'), 'utf8').replace(/^export /gm, '');
  const page = readFileSync(join(own, 'search-box.js'), 'utf8');
  writeFileSync(join(target, 'search.js'), `const index = ${JSON.stringify(searchIndex())};\n${functions}\n${page}`);
  return { path: join(target, 'index.html'), pages: pages.length, bytes: statSync(join(target, 'search.js')).size };
}
