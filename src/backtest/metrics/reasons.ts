/** Why a metric is undefined for a run: the code that stands in its `reason`, and a sentence for people. */
export const metricReasons = {
  'no-bars': 'The run holds no bars.',
  'under-two-days': 'The run holds fewer than two trading days.',
  'zero-variance': 'All daily returns are equal.',
  'no-losing-day': 'No trading day lost money.',
  'no-drawdown': 'The equity never fell below an earlier peak.',
  'not-recovered': 'The equity had not come back to its peak by the end of the run.',
  'total-loss': 'The account lost all it had, so that no return can be taken from there on.',
  'no-trades': 'No trade was closed.',
  'no-winning-trade': 'No closed trade made money.',
  'no-losing-trade': 'No closed trade lost money.',
  'under-two-trades': 'Fewer than two trades were closed.',
  'equal-trades': 'All closed trades made the same.',
  'too-few-days': 'The run holds fewer trading days than the figure needs.',
  'no-tail': 'The 5 % quantile of daily returns is 0.',
  'not-finite': 'The value is too large for a number, or the equity is not one.',
} as const;

export type MetricReason = keyof typeof metricReasons;
