import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type BarSpec, barSpecText, parseBarSpec } from '../../bars/index.ts';
import { loadConfig } from '../../kernel/index.ts';
import type { DayStart } from '../../market/index.ts';
import { openStore } from '../../store/index.ts';
import { toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { type BarsOptionTexts, usage } from './bars-options.ts';
import { sourceOf, type Work } from './bars-sources.ts';
import { lines, writeFiles, writeStore } from './bars-write.ts';

/** `17:00 America/New_York`. */
function dayStartOf(text: string): DayStart {
  const [start, timeZone, ...rest] = text.trim().split(/\s+/);
  if (start === undefined || timeZone === undefined || rest.length > 0) {
    throw usage(`--day-start must be a time and a zone, such as "17:00 America/New_York", was "${text}".`);
  }
  return { start, timeZone };
}

/** The bars of `--to`, with what the options say of bars by time. */
function specsOf({ to, calendar, dayStart, align, fill }: BarsOptionTexts): BarSpec[] {
  return to.split(',').map((text) => {
    const spec = parseBarSpec(text.trim());
    if (spec.kind !== 'time') return spec;
    return {
      ...spec,
      ...(calendar && { calendar }),
      ...(dayStart && { day: dayStartOf(dayStart) }),
      ...(align && { align }),
      ...(fill && { fill }),
    };
  });
}

/** The store knows bars of one length, by the calendar of their instrument, at prices that it can mark positions by. */
function checkStorable(specs: readonly BarSpec[], texts: BarsOptionTexts): void {
  const odd = specs.find((spec) => spec.kind !== 'time');
  const why =
    odd !== undefined
      ? `The store keeps bars by time, not ${barSpecText(odd)}`
      : texts.dayStart !== undefined || texts.align === 'session' || texts.calendar !== undefined
        ? 'The store keeps bars by the calendar of their instrument'
        : texts.side === 'ask'
          ? 'The store keeps bars of the bid, the middle or both sides'
          : texts.fill === true
            ? 'The store keeps bars as they were traded, without filled gaps'
            : null;
  if (why !== null) throw usage(`${why}: write them to a file with --out.`);
}

function checkTexts({ fromTicks, from, since, until }: BarsOptionTexts): void {
  if ((fromTicks === undefined) === (from === undefined)) {
    throw usage(
      'Say what the bars are built from: --from-ticks with a file or symbol, or --from with a stored timeframe.',
    );
  }
  if (fromTicks !== undefined && existsSync(fromTicks) && (since ?? until) !== undefined) {
    throw usage('--since and --until are for stored ticks and bars; a file is read whole.');
  }
}

/** `tiercel bars`. */
export async function buildBarsCommand(texts: BarsOptionTexts, terminal: Terminal): Promise<void> {
  checkTexts(texts);
  const specs = specsOf(texts);
  if (texts.out === undefined) checkStorable(specs, texts);
  const isFile = texts.fromTicks !== undefined && existsSync(texts.fromTicks);
  const needsStore = texts.out === undefined || !isFile;
  const folder = texts.store === undefined ? (await loadConfig()).store : resolve(texts.store);
  const store = needsStore
    ? await openStore(folder, { create: texts.out === undefined && isFile, label: 'tiercel bars' })
    : null;
  try {
    const work: Work = { specs, options: { ...(texts.side && { side: texts.side }) } };
    const found = await sourceOf(texts, work, store, terminal);
    const written =
      texts.out === undefined
        ? await writeStore(store!, specs, found)
        : await writeFiles(texts.out, specs, found, terminal);
    const { rows } = found.built;
    terminal.result(
      texts.json === true
        ? toJson({ from: found.what, rows, symbol: found.instrument.symbol, side: found.side, bars: written })
        : lines(found, written, texts.out === undefined ? `stored in ${folder}` : 'written'),
    );
  } finally {
    await store?.close();
  }
}
