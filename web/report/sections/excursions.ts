import { formatCount } from '../../../src/backtest/report/format.ts';
import { roundValues } from '../chart/log-splits.ts';
import { timeTicks } from '../chart/time-axis.ts';
import { byId, element } from '../dom.ts';
import type { ResultView } from '../model.ts';
import { tradeValue } from '../trades/query.ts';
import { tradeWords } from '../trades/words.ts';
import { drawLate, type LatePart } from './lazy.ts';
import { type Cloud, drawScatter, percentTicks } from './scatter.ts';

type Kind = 'adverse' | 'favourable';

/** CSS pixels that a time label takes with the room around it. */
const labelWidth = 72;

/** Shares of the value at entry. */
function sharesOf({ trades }: ResultView, kind: Kind): Float64Array {
  return Float64Array.from({ length: trades.length }, (_, i) =>
    Math.abs(trades[kind][i]! / (trades.entryPrice[i]! * trades.quantity[i]!)),
  );
}

type Common = Pick<Cloud, 'y' | 'words' | 'onSelect'>;

function overTime(view: ResultView, common: Common): Cloud {
  const { axis, trades } = view;
  const [from, to] = [-0.5, axis.length - 0.5];
  return {
    ...common,
    ...{ x: trades.exitPoint, from, to, name: 'time of the exit' },
    label: `Result of each trade over time, ${formatCount(trades.length, 'trade')}`,
    ticks: (width) =>
      timeTicks(axis.time, { min: from, max: to }, Math.max(2, Math.floor(width / labelWidth))).map(
        ({ index, label }) => ({ at: index, label }),
      ),
  };
}

function overExcursion(view: ResultView, kind: Kind, common: Common): Cloud {
  const x = sharesOf(view, kind);
  const to = (x.reduce((most, value) => Math.max(most, value), 0) || 0.01) * 1.04;
  const name = kind === 'adverse' ? 'worst open loss (MAE)' : 'best open profit (MFE)';
  return {
    ...common,
    ...{ x, from: 0, to, name },
    label: `Result of each trade over its ${name}, ${formatCount(x.length, 'trade')}`,
    ticks: () => percentTicks(roundValues(0, to)),
  };
}

/** Each trade's result over time, and over its worst and its best open profit. */
export function createExcursions(current: () => ResultView, onSelect: (trade: number) => void): LatePart {
  return drawLate(byId('excursions'), () => {
    const view = current();
    const none = view.trades.length === 0;
    const common: Common = {
      y: Float64Array.from({ length: view.trades.length }, (_, i) => tradeValue(view, i, 'return')),
      words: (i) => tradeWords(view, i),
      onSelect,
    };
    const clouds = {
      'plot-results': () => overTime(view, common),
      'plot-mae': () => overExcursion(view, 'adverse', common),
      'plot-mfe': () => overExcursion(view, 'favourable', common),
    };
    for (const [id, cloud] of Object.entries(clouds)) {
      const place = byId(id);
      place.classList.toggle('empty', none);
      place.hidden = none && id !== 'plot-results';
      if (none) place.replaceChildren(element('p', {}, 'No trade was closed in this run.'));
      else drawScatter(place, cloud());
    }
  });
}
