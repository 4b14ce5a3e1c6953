import type { BacktestResult } from '../../result.ts';
import type { Days } from '../analysis/days.ts';
import { html, type Markup } from '../html.ts';
import type { Timeline } from '../timeline.ts';
import { dayReturnsCard, monthReturnsCard, tradeReturnsCard } from './distribution.ts';
import { hoursCard, weekdaysCard } from './entry-times.ts';
import { fallsCard } from './falls.ts';
import { holdingCard } from './holding.ts';
import { monthsCard } from './months.ts';
import { periodsCard, recentCard, yearsCard } from './periods.ts';

export { instrumentsCard } from './instruments.ts';
export { relativeCard } from './relative.ts';

/** What the sections of a result are made from, computed once. */
export interface SectionFacts {
  readonly days: Days;
  readonly timeline: Timeline;
}

/** Returns of months, years and other periods, and how months and days are spread. */
export function returnSections(result: BacktestResult, { days }: SectionFacts, index: number): Markup {
  return html`${monthsCard(days, index)}
<div class="columns">${yearsCard(days, index)}${recentCard(result, days, index)}</div>
<div class="columns">${monthReturnsCard(days, index)}${dayReturnsCard(days, index)}</div>
${periodsCard(days, index)}`;
}

export function drawdownSections(result: BacktestResult, { timeline }: SectionFacts, index: number): Markup {
  return fallsCard(result, timeline, index);
}

/** Distributions, holding times and times of entry. */
export function tradeSections(result: BacktestResult, { timeline }: SectionFacts, index: number): Markup {
  return html`<div class="columns">${tradeReturnsCard(result, index)}${holdingCard(result, index)}${weekdaysCard(result, index)}${hoursCard(result, index, timeline.daily)}</div>`;
}
