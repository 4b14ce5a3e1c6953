// Reads what V8 wrote about the processes, threads and pages that tests start: which characters of each script ran.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** One byte a character: 1 where it ran. Outer ranges come before those inside them, which refine them. */
function paint(script, length) {
  const ran = new Uint8Array(length);
  for (const { ranges } of script.functions)
    for (const { startOffset, endOffset, count } of ranges) ran.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  return ran;
}

/**
 * The scripts of all the records in `folder`, as { url, ran, map, lineLengths, source }: `map` and
 * `lineLengths` where the process knew a source map, `source` where the record holds the text (pages). What several
 * processes ran of one script is joined. `wanted(url)` says which scripts count.
 */
export function scriptsRun(folder, wanted) {
  const scripts = new Map();
  for (const name of readdirSync(folder)) {
    const record = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    for (const script of record.result) if (wanted(script.url)) take(scripts, script, record['source-map-cache'] ?? {});
    rmSync(join(folder, name));
  }
  return [...scripts.values()];
}

function take(scripts, script, maps) {
  const { url, source } = script;
  const { data: map, lineLengths } = maps[url] ?? {};
  const length =
    source?.length ?? Math.max(...script.functions.flatMap(({ ranges }) => ranges.map((r) => r.endOffset)));
  const key = `${source === undefined ? url : 'page'} ${length}`;
  if (!scripts.has(key)) scripts.set(key, { url, ran: new Uint8Array(length), map, lineLengths, source });
  const { ran } = scripts.get(key);
  for (const [i, flag] of paint(script, length).entries()) ran[i] |= flag;
}
