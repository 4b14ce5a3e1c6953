// Links of the project's pages: where they lead, which lead nowhere, and which pages nobody links.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { filesUnder } from '../files.mjs';
import { root } from '../process.mjs';

/** The pages of the project, as paths from its root. */
export function pagesOf() {
  return ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...filesUnder('docs').filter((path) => path.endsWith('.md'))];
}

/** The name that a heading has in a link: as on the usual code hosts. */
export function anchorOf(heading) {
  const text = heading.replace(/[`*_]/g, '').trim().toLowerCase();
  return text.replace(/[^\p{L}\p{N}\s-]/gu, '').replace(/\s/g, '-');
}

const withoutCode = (text) =>
  text.replace(/```[\s\S]*?```/g, (block) => block.replace(/[^\n]/g, ' ')).replace(/`[^`\n]*`/g, ' ');

/** { target, line } of each link and image of a page's text. */
export function linksOf(text) {
  return withoutCode(text)
    .split('\n')
    .flatMap((row, i) => [...row.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => ({ target, line: i + 1 })));
}

/** { file, anchor } that a link of `page` leads to inside the project, or null for one that leads out. */
export function resolveLink(page, target) {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return null;
  const [path, anchor = ''] = target.split('#');
  return {
    file: path === '' ? page : posix.normalize(posix.join(posix.dirname(page), path)).replace(/\/$/, ''),
    anchor,
  };
}

function problemOf(page, { target, line }) {
  const to = resolveLink(page, target);
  if (to === null) return [];
  const path = join(root, to.file);
  if (!existsSync(path)) return [`${page}:${line}: ${target} leads nowhere`];
  if (to.anchor === '' || statSync(path).isDirectory() || !to.file.endsWith('.md')) return [];
  const headings = [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map((match) => anchorOf(match[1]));
  return headings.includes(to.anchor) ? [] : [`${page}:${line}: ${to.file} has no heading #${to.anchor}`];
}

/** Links of the pages that lead nowhere, one sentence each. */
export function brokenLinks(pages = pagesOf()) {
  return pages.flatMap((page) =>
    linksOf(readFileSync(join(root, page), 'utf8')).flatMap((link) => problemOf(page, link)),
  );
}

/** Pages and images under docs/ that no chain of links from the README or CONTRIBUTING reaches. */
export function unreachable() {
  const reached = new Set();
  const queue = ['README.md', 'CONTRIBUTING.md'];
  while (queue.length > 0) {
    const page = queue.pop();
    if (reached.has(page) || !existsSync(join(root, page))) continue;
    reached.add(page);
    if (statSync(join(root, page)).isDirectory()) queue.push(...filesUnder(page));
    else if (page.endsWith('.md'))
      for (const { target } of linksOf(readFileSync(join(root, page), 'utf8'))) {
        const to = resolveLink(page, target);
        if (to !== null) queue.push(to.file);
      }
  }
  return filesUnder('docs').filter((path) => !reached.has(path));
}
