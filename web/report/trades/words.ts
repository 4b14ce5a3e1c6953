import { formatSignedPercent, formatTime, percentDecimals } from '../../../src/backtest/report/format.ts';
import type { ResultView } from '../model.ts';
import { seriesOf, tradeValue } from './query.ts';

/** A trade in one line: number, side, result, how far it went both ways, when it was left. */
export function tradeWords(view: ResultView, i: number): string {
  const { trades, axis, instruments } = view;
  const value = trades.entryPrice[i]! * trades.quantity[i]!;
  const percent = (share: number) => formatSignedPercent(share, percentDecimals(share));
  return [
    `Trade ${i + 1}${instruments.length > 1 ? ` in ${seriesOf(view, i).symbol}` : ''}, ${trades.side[i] === 1 ? 'long' : 'short'}: ${percent(tradeValue(view, i, 'return'))}`,
    `worst ${percent(trades.adverse[i]! / value)}, best ${percent(trades.favourable[i]! / value)}`,
    `left ${formatTime(trades.exitTime[i]!, axis.daily)}`,
  ].join(' · ');
}
