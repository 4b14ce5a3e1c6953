import {
  formatCount,
  formatNumber,
  formatSigned,
  formatSignedPercent,
  formatTime,
  formatTrimmed,
} from '../../../src/backtest/report/format.ts';
import { byId, element } from '../dom.ts';
import type { ResultView } from '../model.ts';
import { seriesOf, tradeValue } from './query.ts';

export interface SelectedActions {
  readonly onStep: (by: number) => void;
  readonly onClear: () => void;
  readonly onList: () => void;
}

function sentence(view: ResultView, trade: number, intents: readonly string[]): string {
  const { trades, axis, currency } = view;
  const series = seriesOf(view, trade);
  const price = (value: number) => formatNumber(value, series.decimals);
  const time = (ms: number) => formatTime(ms, axis.daily);
  const level = (name: string, value: number) => (Number.isNaN(value) ? [] : [`${name} ${price(value)}`]);
  return [
    `${trades.side[trade] === 1 ? 'long' : 'short'} ${formatTrimmed(trades.quantity[trade]!)}${view.instruments.length > 1 ? ` ${series.symbol}` : ''}`,
    `${time(trades.entryTime[trade]!)} at ${price(trades.entryPrice[trade]!)} → ${time(trades.exitTime[trade]!)} at ${price(trades.exitPrice[trade]!)}`,
    formatCount(tradeValue(view, trade, 'bars'), 'bar'),
    ...level('stop', trades.stop[trade]!),
    ...level('target', trades.target[trade]!),
    `left by ${intents[trades.exitIntent[trade]!]!}${trades.ambiguous[trade] === 1 ? ', ambiguous' : ''}`,
    `best ${formatSigned(trades.favourable[trade]!)}, worst ${formatSigned(trades.adverse[trade]!)}`,
    `commission ${formatNumber(trades.commission[trade]!)} ${currency}`,
  ].join(' · ');
}

function button(label: string, action: () => void, name = label): HTMLButtonElement {
  const node = element('button', { type: 'button', class: 'button', 'aria-label': name }, label);
  node.onclick = action;
  return node;
}

/** The line under the charts that says all about the selected trade. */
export function showSelected(
  view: ResultView,
  trade: number | null,
  options: SelectedActions & { readonly intents: readonly string[] },
): void {
  const place = byId('selected');
  if (trade === null) {
    const text =
      view.trades.length === 0
        ? 'No trade was closed in this run.'
        : 'Choose a trade in the list or at its mark in the chart.';
    place.replaceChildren(element('p', { class: 'none' }, text));
    return;
  }
  const profit = view.trades.profit[trade]!;
  const result = element(
    'b',
    { class: profit > 0 ? 'win' : 'loss' },
    `${formatSigned(profit)} ${view.currency} (${formatSignedPercent(tradeValue(view, trade, 'return'))})`,
  );
  place.replaceChildren(
    element(
      'p',
      { 'aria-live': 'polite' },
      element('b', {}, `Trade ${trade + 1}`),
      ' ',
      result,
      ` ${sentence(view, trade, options.intents)}`,
    ),
    element(
      'div',
      { class: 'group' },
      button('‹', () => options.onStep(-1), 'Previous trade'),
      button('›', () => options.onStep(1), 'Next trade'),
      button('To the list', options.onList),
      button('×', options.onClear, 'Take the choice back'),
    ),
  );
}
