// Coverage as pages: a table of all files, and each file with its lines coloured.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../process.mjs';

/** { lines, covered, share } of a map of line to hits. */
export function shareOf(lines) {
  const covered = [...lines.values()].filter((hits) => hits > 0).length;
  return { lines: lines.size, covered, share: lines.size === 0 ? 1 : covered / lines.size };
}

/** { lines, covered, share } over files, and the rows [file, figures] with the most uncovered lines first. */
export function summaryOf(files) {
  const rows = [...files].map(([file, lines]) => [file, shareOf(lines)]);
  rows.sort(([, a], [, b]) => b.lines - b.covered - (a.lines - a.covered));
  const total = (key) => rows.reduce((sum, [, figures]) => sum + figures[key], 0);
  const [lines, covered] = [total('lines'), total('covered')];
  return { lines, covered, share: lines === 0 ? 1 : covered / lines, rows };
}

export const percent = (share) => `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;

/** The least share of lines that tests must run. */
export const coverageGates = { TypeScript: 0.9, 'C++': 0.8 };

/** Whether a language misses its gate, and what to say of it: the figures, and the files that lack the most. */
export function gateReport(language, files) {
  const { share, rows } = summaryOf(files);
  const gate = coverageGates[language];
  const missed = share < gate;
  const worst = rows.filter(([, row]) => row.share < gate).slice(0, missed ? 15 : 3);
  return {
    missed,
    lines: [
      `${missed ? 'FAILED' : 'ok    '} ${language}: ${percent(share)} of the lines, the gate is ${percent(gate)}`,
      ...worst.map(
        ([file, row]) => `         ${percent(row.share)}, ${row.lines - row.covered} lines missing: ${file}`,
      ),
    ],
  };
}

const toHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const page = (title, body) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; } td, th { padding: .1rem .8rem .1rem 0; text-align: left; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
pre { font: 13px/1.4 ui-monospace, monospace; overflow-x: auto; } pre span { display: block; min-height: 1.4em; }
.yes { background: #2e9e4a26; } .no { background: #d9363659; } i { font-style: normal; opacity: .55; }
.bar { display: inline-block; width: 8rem; height: .6rem; background: #d9363659; } .bar b { display: block; height: 100%; background: #2e9e4a; }
</style></head><body><h1>${title}</h1>
${body}
</body></html>
`;

function filePage(file, lines) {
  const rows = readFileSync(join(root, file), 'utf8').split('\n');
  const body = rows.map((text, i) => {
    const hits = lines.get(i + 1);
    const kind = hits === undefined ? '' : hits > 0 ? ' class="yes"' : ' class="no"';
    return `<span${kind} id="L${i + 1}"><i>${String(i + 1).padStart(5)}${String(hits ?? '').padStart(9)}  </i>${toHtml(text)}</span>`;
  });
  return page(
    file,
    `<p>${percent(shareOf(lines).share)} of the lines. Beside each: number, times run.</p>\n<pre>${body.join('')}</pre>`,
  );
}

function section(title, { share, covered, lines, rows }) {
  const body = rows.map(
    ([file, row]) =>
      `<tr><td><a href="${file}.html">${file}</a></td><td><span class="bar"><b style="width:${row.share * 100}%"></b></span></td><td class="n">${percent(row.share)}</td><td class="n">${row.lines - row.covered}</td><td class="n">${row.lines}</td></tr>`,
  );
  return `<h2>${title}: ${percent(share)} (${covered} of ${lines} lines)</h2>
<table><tr><th>file</th><th></th><th class="n">covered</th><th class="n">missing</th><th class="n">lines</th></tr>${body.join('\n')}</table>`;
}

/** Writes index.html and a page a file into `folder`; `parts` is [title, files] each. Returns the path of the index. */
export function writePages(folder, parts) {
  rmSync(folder, { recursive: true, force: true });
  for (const [, files] of parts)
    for (const [file, lines] of files) {
      const path = join(folder, `${file}.html`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, filePage(file, lines));
    }
  const index = join(folder, 'index.html');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    index,
    page('Line coverage', parts.map(([title, files]) => section(title, summaryOf(files))).join('\n')),
  );
  return index;
}
