import type { BacktestResult } from '../../result.ts';
import type { Days } from '../analysis/days.ts';
import { type Relative, relativeOf } from '../analysis/relative.ts';
import { formatNumber, formatPercent, formatSignedPercent } from '../format.ts';
import { html, type Markup } from '../html.ts';

interface Figure {
  readonly name: keyof Relative;
  readonly label: string;
  readonly show: (value: number) => string;
  readonly about: string;
}

const percent = (value: number) => formatPercent(value, 1);
const signed = (value: number) => formatSignedPercent(value);
const ratio = (value: number) => formatNumber(value, 3);

const list: readonly Figure[] = [
  {
    name: 'excess',
    label: 'Return above buy-and-hold',
    show: signed,
    about: 'Total return less that of buy-and-hold.',
  },
  {
    name: 'alpha',
    label: 'Alpha a year',
    show: signed,
    about: 'Mean daily return less beta times that of buy-and-hold, times days per year; riskless rate 0.',
  },
  {
    name: 'beta',
    label: 'Beta',
    show: ratio,
    about: 'Covariance of daily returns with those of buy-and-hold, for the variance of those.',
  },
  { name: 'correlation', label: 'Correlation', show: ratio, about: 'Of daily returns with those of buy-and-hold.' },
  {
    name: 'rSquared',
    label: 'R squared',
    show: ratio,
    about: 'Share of the variance of daily returns that those of buy-and-hold explain.',
  },
  {
    name: 'treynor',
    label: 'Treynor ratio',
    show: ratio,
    about: 'Mean daily return for beta, times days per year; riskless rate 0.',
  },
  {
    name: 'trackingError',
    label: 'Tracking error',
    show: percent,
    about: 'Standard deviation of the daily differences, times the root of days per year.',
  },
  {
    name: 'informationRatio',
    label: 'Information ratio',
    show: ratio,
    about: 'Mean daily difference for its standard deviation, times the root of days per year.',
  },
  {
    name: 'upCapture',
    label: 'Up capture',
    show: percent,
    about: 'Return over days on which buy-and-hold rose, as a share of its own.',
  },
  {
    name: 'downCapture',
    label: 'Down capture',
    show: percent,
    about: 'Return over days on which buy-and-hold fell, as a share of its own: lower is better.',
  },
  {
    name: 'monthsAhead',
    label: 'Months ahead',
    show: percent,
    about: 'Share of calendar months with a higher return than buy-and-hold.',
  },
];

function row({ name, label, show, about }: Figure, values: Relative, id: string): Markup {
  const value = values[name];
  return html`<tr><th scope="row"><button type="button" class="term" aria-describedby="${id}">${label}</button><span role="tooltip" class="tip" id="${id}"><span>${about}</span></span></th><td>${value === null ? '–' : show(value)}</td></tr>`;
}

/** The strategy against buy-and-hold; figures that the metrics hold already are left to them. */
export function relativeCard(result: BacktestResult, days: Days, index: number): Markup {
  const values = relativeOf(days, result.options);
  const rows = list.filter(({ name }) => !(name in result.metrics));
  return html`<section class="card" aria-labelledby="relative-${index}">
<div class="bar"><h2 id="relative-${index}">Against buy-and-hold</h2></div>
<table class="metrics relative"><tbody>${rows.map((figure) => row(figure, values, `tip-${index}-${figure.name}-relative`))}</tbody></table>
</section>`;
}
