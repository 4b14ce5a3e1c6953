import type { BacktestResult } from '../../result.ts';
import type { Days } from '../analysis/days.ts';
import { html, type Markup } from '../html.ts';
import type { Timeline } from '../timeline.ts';
import { dayReturnsCard, tradeReturnsCard } from './distribution.ts';
import { hoursCard, weekdaysCard } from './entry-times.ts';
import { fallsCard } from './falls.ts';
import { instrumentsCard } from './instruments.ts';
import { monthsCard } from './months.ts';

export { relativeCard } from './relative.ts';

/** What the sections of a result are made from, computed once. */
export interface SectionFacts {
  readonly days: Days;
  readonly timeline: Timeline;
}

/** Returns, drawdowns, distributions, times of entry and instruments of one result. */
export function analysisSections(result: BacktestResult, { days, timeline }: SectionFacts, index: number): Markup {
  return html`${instrumentsCard(result, timeline, index)}${monthsCard(result, days, index)}
${fallsCard(result, timeline, index)}
<div class="columns">${dayReturnsCard(days, index)}${tradeReturnsCard(result, index)}${hoursCard(result, index, timeline.daily)}${weekdaysCard(result, index)}</div>`;
}
