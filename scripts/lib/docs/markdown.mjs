// The Markdown of the project's own pages to HTML: headings, paragraphs, lists, tables, fences, quotes, links, images.
import { anchorOf } from './links.mjs';

export const toHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text inside a block; `link` turns a target into the page's own. Code is taken out first, so that nothing in it is read. */
function inline(text, link) {
  const codes = [];
  return toHtml(text)
    .replace(/``(.+?)``|`([^`]+)`/g, (_, twice, once) => `\0${codes.push(twice?.trim() ?? once) - 1}\0`)
    .replace(/!\[([^\]]*)\]\(([^)\s]+)\)/g, (_, alt, target) => `<img alt="${alt}" src="${link(target)}">`)
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, words, target) => `<a href="${link(target)}">${words}</a>`)
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[\s(])\*([^*\s][^*]*)\*/g, '$1<em>$2</em>')
    .replace(/\0(\d+)\0/g, (_, i) => `<code>${codes[Number(i)]}</code>`);
}

const cellsOf = (row) =>
  row
    .replace(/^\s*\||\|\s*$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

function table(rows, link) {
  const line = (row, tag) =>
    `<tr>${cellsOf(row)
      .map((cell) => `<${tag}>${inline(cell, link)}</${tag}>`)
      .join('')}</tr>`;
  return `<div class="wide"><table>${line(rows[0], 'th')}${rows
    .slice(2)
    .map((row) => line(row, 'td'))
    .join('')}</table></div>`;
}

const isItem = (row) => /^\s*([-*]|\d+\.) /.test(row);

/** A list with its inner lists; a row that begins no item goes on with the one before. */
function list(rows, link) {
  const depth = (row) => row.search(/\S/);
  const base = depth(rows[0]);
  const items = [];
  for (const row of rows)
    if (isItem(row) && depth(row) <= base + 1) items.push([row.replace(/^\s*([-*]|\d+\.) /, '')]);
    else items.at(-1).push(row);
  const tag = /^\s*\d+\./.test(rows[0]) ? 'ol' : 'ul';
  const body = items.map(([first, ...rest]) => {
    const inner = rest.findIndex(isItem);
    const words = [first, ...(inner < 0 ? rest : rest.slice(0, inner))].map((row) => row.trim()).join(' ');
    return `<li>${inline(words, link)}${inner < 0 ? '' : list(rest.slice(inner), link)}</li>`;
  });
  return `<${tag}>${body.join('')}</${tag}>`;
}

/** Rows from the front while `test` holds, taken off. */
function take(rows, test) {
  const end = rows.findIndex((row) => !test(row));
  return rows.splice(0, end < 0 ? rows.length : end);
}

/** The HTML of a page. `link` turns the target of a link into what the HTML page needs. */
export function render(markdown, link = (target) => target) {
  const rows = markdown.replace(/<!--[\s\S]*?-->/g, '').split('\n');
  const out = [];
  while (rows.length > 0) {
    const row = rows[0];
    const heading = /^(#+) (.*)$/.exec(row);
    if (row.trim() === '') rows.shift();
    else if (row.startsWith('```')) {
      rows.shift();
      out.push(
        `<pre><code class="${row.slice(3)}">${toHtml(take(rows, (line) => !line.startsWith('```')).join('\n'))}</code></pre>`,
      );
      rows.shift();
    } else if (heading) {
      const [, marks, words] = heading;
      out.push(`<h${marks.length} id="${anchorOf(words)}">${inline(words, link)}</h${marks.length}>`);
      rows.shift();
    } else if (row.startsWith('|'))
      out.push(
        table(
          take(rows, (line) => line.startsWith('|')),
          link,
        ),
      );
    else if (isItem(row))
      out.push(
        list(
          take(rows, (line) => isItem(line) || /^\s+\S/.test(line)),
          link,
        ),
      );
    else if (row.startsWith('> '))
      out.push(
        `<blockquote>${inline(
          take(rows, (line) => line.startsWith('>'))
            .map((line) => line.slice(2))
            .join(' '),
          link,
        )}</blockquote>`,
      );
    else {
      const words = [
        rows.shift(),
        ...take(rows, (line) => line.trim() !== '' && !/^(```|#|\||> )/.test(line) && !isItem(line)),
      ];
      out.push(`<p>${inline(words.join(' '), link)}</p>`);
    }
  }
  return out.join('\n');
}
