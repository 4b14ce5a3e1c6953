// npm run docs: writes the documents as a site with a search box, for the browser, offline: build/docs/index.html.
// npm run docs -- <words>: the sections that hold the words, in the terminal.
import { brokenLinks } from './lib/docs/links.mjs';
import { excerptOf, search } from './lib/docs/search.mjs';
import { buildSite, searchIndex } from './lib/docs/site.mjs';
import { fail, say } from './lib/process.mjs';

const query = process.argv.slice(2).join(' ');
if (query === '') {
  const broken = brokenLinks();
  if (broken.length > 0) fail(`links lead nowhere:\n  ${broken.join('\n  ')}`);
  const { path, pages } = buildSite();
  say(`${pages} pages: ${path}`);
} else {
  const sections = search(searchIndex(), query, 12);
  if (sections.length === 0) fail(`no section holds all of: ${query}`);
  for (const section of sections) {
    const { page, anchor, heading } = section;
    process.stdout.write(`${heading}\n  ${page}#${anchor}\n  ${excerptOf(section, query, 200)}\n\n`);
  }
}
