import type { MetricInfo } from '../result.ts';

const cfa = 'CFA Institute, GIPS Standards, 2020';
const bacon = 'Bacon, Practical Portfolio Performance Measurement and Attribution, 2nd ed., 2008';
const pardo = 'Pardo, The Evaluation and Optimization of Trading Strategies, 2nd ed., 2008';

const returnInfos: readonly MetricInfo[] = [
  {
    name: 'totalReturn',
    label: 'Total return',
    unit: 'fraction',
    better: 'higher',
    group: 'return',
    explanation: `How much the account grew over the run. Formula: final equity / opening cash - 1. Source: ${cfa}, holding period return.`,
  },
  {
    name: 'cagr',
    label: 'Annual return (CAGR)',
    unit: 'fraction',
    better: 'higher',
    group: 'return',
    explanation: `The yearly growth that, compounded, gives the total return; a year is counted in trading days. Formula: (final equity / opening cash) ^ (days per year / trading days) - 1. Source: ${bacon}, annualised return.`,
  },
  {
    name: 'volatility',
    label: 'Annual volatility',
    unit: 'fraction',
    better: 'lower',
    group: 'risk',
    explanation:
      'How much daily returns vary, scaled to a year. Formula: s * sqrt(days per year), s the sample standard deviation of daily returns. Source: Hull, Options, Futures, and Other Derivatives, 10th ed., 2018, 15.4, with simple returns.',
  },
  {
    name: 'sharpe',
    label: 'Sharpe ratio',
    unit: 'ratio',
    better: 'higher',
    group: 'risk',
    explanation:
      'Return for each unit of variation, against a riskless rate of 0. Formula: mean / s * sqrt(days per year) of daily returns, s the sample standard deviation. Source: Sharpe, The Sharpe ratio, Journal of Portfolio Management 21 (1), 1994.',
  },
  {
    name: 'sortino',
    label: 'Sortino ratio',
    unit: 'ratio',
    better: 'higher',
    group: 'risk',
    explanation:
      'Return for each unit of losing variation, against a target of 0. Formula: mean / sqrt(sum of min(r, 0)^2 / days) * sqrt(days per year) of daily returns r, over all days. Source: Sortino and Price, Performance measurement in a downside risk framework, Journal of Investing 3 (3), 1994.',
  },
  {
    name: 'calmar',
    label: 'Calmar ratio',
    unit: 'ratio',
    better: 'higher',
    group: 'risk',
    explanation:
      'Annual return for the deepest fall of the equity at day ends, over the whole run. Formula: CAGR / deepest drawdown at day ends. Source: Young, Calmar ratio: a smoother tool, Futures 20 (1), 1991, there over three years.',
  },
  {
    name: 'omega',
    label: 'Omega ratio',
    unit: 'ratio',
    better: 'higher',
    group: 'risk',
    explanation:
      'What gaining days made for each unit that losing days lost, against a target of 0. Formula: sum of daily returns above 0 / -sum of daily returns below 0. Source: Keating and Shadwick, A universal performance measure, Journal of Performance Measurement 6 (3), 2002.',
  },
];

const magdon = 'Magdon-Ismail and Atiya, Maximum drawdown, Risk 17 (10), 2004';

const drawdownInfos: readonly MetricInfo[] = [
  {
    name: 'maxDrawdown',
    label: 'Deepest drawdown',
    unit: 'fraction',
    better: 'lower',
    group: 'drawdown',
    explanation: `The deepest fall of the equity below an earlier peak, looking at every bar; the opening cash is the first peak. Formula: largest (peak - equity) / peak. Source: ${magdon}.`,
  },
  {
    name: 'maxDrawdownStart',
    label: 'Deepest drawdown from',
    unit: 'time',
    better: 'neither',
    group: 'drawdown',
    explanation: `When the deepest drawdown began. Formula: close of the last bar at its peak. Source: ${magdon}.`,
  },
  {
    name: 'maxDrawdownEnd',
    label: 'Deepest drawdown low',
    unit: 'time',
    better: 'neither',
    group: 'drawdown',
    explanation: `When the deepest drawdown was at its lowest. Formula: close of the first bar at the low. Source: ${magdon}.`,
  },
  {
    name: 'maxDrawdownRecovery',
    label: 'Deepest drawdown recovered',
    unit: 'time',
    better: 'neither',
    group: 'drawdown',
    explanation: `When the equity was back at the peak of its deepest drawdown. Formula: close of the first bar after the low at or above the peak. Source: ${bacon}, drawdown recovery.`,
  },
  {
    name: 'longestDrawdown',
    label: 'Longest drawdown',
    unit: 'days',
    better: 'lower',
    group: 'drawdown',
    explanation: `The longest time from a peak of the equity until it was reached again, or until the end. Formula: largest (recovery - peak) in days of 24 hours. Source: ${bacon}, drawdown duration.`,
  },
  {
    name: 'ulcerIndex',
    label: 'Ulcer index',
    unit: 'fraction',
    better: 'lower',
    group: 'drawdown',
    explanation:
      "How deep the account stood below its peaks, deep falls weighing more, looking at every bar. Formula: sqrt(mean of drawdown^2). Source: Martin and McCann, The Investor's Guide to Fidelity Funds, 1989.",
  },
  {
    name: 'martinRatio',
    label: 'Martin ratio',
    unit: 'ratio',
    better: 'higher',
    group: 'drawdown',
    explanation:
      "Annual return for each unit of the ulcer index. Formula: CAGR / ulcer index. Source: Martin and McCann, The Investor's Guide to Fidelity Funds, 1989, against a riskless rate of 0.",
  },
  {
    name: 'recoveryFactor',
    label: 'Recovery factor',
    unit: 'ratio',
    better: 'higher',
    group: 'drawdown',
    explanation:
      'What the run made for its deepest drawdown. Formula: total return / deepest drawdown. Source: Pardo, The Evaluation and Optimization of Trading Strategies, 2nd ed., 2008, there in money.',
  },
];

const dayInfos: readonly MetricInfo[] = [
  {
    name: 'bestDay',
    label: 'Best day',
    unit: 'fraction',
    better: 'higher',
    group: 'days',
    explanation: `The largest return of a trading day. Formula: largest daily return. Source: ${cfa}, with daily periods.`,
  },
  {
    name: 'worstDay',
    label: 'Worst day',
    unit: 'fraction',
    better: 'higher',
    group: 'days',
    explanation: `The smallest return of a trading day. Formula: smallest daily return. Source: ${cfa}, with daily periods.`,
  },
  {
    name: 'tradingDays',
    label: 'Trading days',
    unit: 'count',
    better: 'neither',
    group: 'days',
    explanation:
      'Trading days of the calendar in the run, days without bars and a partial last day included. Formula: number of daily returns. Source: by definition.',
  },
  {
    name: 'valueAtRisk',
    label: 'Value at risk, a day at 95 %',
    unit: 'fraction',
    better: 'lower',
    group: 'days',
    explanation:
      'The loss that one trading day in twenty passed, above 0 where it is a loss. Formula: -(5 % quantile of daily returns, linear between the sorted ones). Source: Jorion, Value at Risk, 3rd ed., 2007, historical simulation.',
  },
  {
    name: 'conditionalValueAtRisk',
    label: 'Expected shortfall, a day at 95 %',
    unit: 'fraction',
    better: 'lower',
    group: 'days',
    explanation:
      'The mean loss of the worst trading days, one in twenty. Formula: -(mean of the floor((days - 1) * 5 %) + 1 lowest daily returns). Source: Rockafellar and Uryasev, Optimization of conditional value-at-risk, Journal of Risk 2 (3), 2000.',
  },
  {
    name: 'tailRatio',
    label: 'Tail ratio',
    unit: 'ratio',
    better: 'higher',
    group: 'days',
    explanation:
      'How large very good days are beside very bad ones. Formula: |95 % quantile of daily returns| / |5 % quantile|. Source: Pyfolio and empyrical, tail_ratio; quantiles of Hyndman and Fan, Sample quantiles in statistical packages, The American Statistician 50 (4), 1996, type 7.',
  },
  {
    name: 'skewness',
    label: 'Skewness of days',
    unit: 'ratio',
    better: 'higher',
    group: 'days',
    explanation:
      'Below 0 where large losing days are likelier than large gaining ones. Formula: sqrt(n (n - 1)) / (n - 2) * m3 / m2^1.5 over n daily returns, m2 and m3 their central moments. Source: Joanes and Gill, Comparing measures of sample skewness and kurtosis, The Statistician 47 (1), 1998, G1.',
  },
  {
    name: 'kurtosis',
    label: 'Excess kurtosis of days',
    unit: 'ratio',
    better: 'lower',
    group: 'days',
    explanation:
      'Above 0 where extreme days are likelier than under a normal distribution. Formula: (n - 1) / ((n - 2) (n - 3)) * ((n + 1) m4 / m2^2 - 3 (n - 1)) over n daily returns, m2 and m4 their central moments. Source: Joanes and Gill, Comparing measures of sample skewness and kurtosis, The Statistician 47 (1), 1998, G2.',
  },
];

const activityInfos: readonly MetricInfo[] = [
  {
    name: 'exposure',
    label: 'Exposure',
    unit: 'fraction',
    better: 'neither',
    group: 'activity',
    explanation:
      'How much of the time a position was held. Formula: bars with a position at their close / bars. Source: by definition.',
  },
  {
    name: 'turnover',
    label: 'Turnover',
    unit: 'ratio',
    better: 'neither',
    group: 'activity',
    explanation:
      'How often the account was turned over in the whole run. Formula: value of all fills / average equity at day ends. Source: Grinold and Kahn, Active Portfolio Management, 2nd ed., 2000, chapter 16, purchases and sales counted.',
  },
];

const tradeInfos: readonly MetricInfo[] = [
  {
    name: 'trades',
    label: 'Trades',
    unit: 'count',
    better: 'neither',
    group: 'trades',
    explanation: `Closed trades; a reduction of a position closes that part of it. Formula: number of closed trades. Source: ${pardo}.`,
  },
  {
    name: 'winRate',
    label: 'Winning trades',
    unit: 'fraction',
    better: 'higher',
    group: 'trades',
    explanation: `Share of closed trades that made money after costs. Formula: trades with profit above 0 / trades. Source: ${pardo}.`,
  },
  {
    name: 'profitFactor',
    label: 'Profit factor',
    unit: 'ratio',
    better: 'higher',
    group: 'trades',
    explanation: `What was won for each unit of money lost, after costs. Formula: sum of profits / sum of losses. Source: ${pardo}.`,
  },
  {
    name: 'expectancy',
    label: 'Expectancy',
    unit: 'money',
    better: 'higher',
    group: 'trades',
    explanation:
      'What a closed trade made on average, after costs. Formula: sum of trade profits / trades. Source: Tharp, Trade Your Way to Financial Freedom, 2nd ed., 2007, in money instead of multiples of risk.',
  },
  {
    name: 'averageWin',
    label: 'Average winner',
    unit: 'money',
    better: 'higher',
    group: 'trades',
    explanation: `What a winning trade made on average, after costs. Formula: sum of profits above 0 / their number. Source: ${pardo}.`,
  },
  {
    name: 'averageLoss',
    label: 'Average loser',
    unit: 'money',
    better: 'higher',
    group: 'trades',
    explanation: `What a losing trade made on average, after costs: below 0. Formula: sum of profits below 0 / their number. Source: ${pardo}.`,
  },
  {
    name: 'payoffRatio',
    label: 'Payoff ratio',
    unit: 'ratio',
    better: 'higher',
    group: 'trades',
    explanation:
      'How large an average winner is beside an average loser, after costs. Formula: average winner / -average loser. Source: Pardo, The Evaluation and Optimization of Trading Strategies, 2nd ed., 2008.',
  },
  {
    name: 'kelly',
    label: 'Kelly fraction',
    unit: 'fraction',
    better: 'higher',
    group: 'trades',
    explanation:
      'The share of the account that, staked on each trade, would have grown it fastest if its trades come again as they came; below 0: none. Formula: w - (1 - w) / payoff ratio, w the share of winners. Source: Kelly, A new interpretation of information rate, Bell System Technical Journal 35 (4), 1956.',
  },
  {
    name: 'sqn',
    label: 'System quality number',
    unit: 'ratio',
    better: 'higher',
    group: 'trades',
    explanation:
      'How surely the mean trade lies above 0, after costs. Formula: mean / s * sqrt(trades) of trade profits, s their sample standard deviation. Source: Tharp, Definitive Guide to Position Sizing Strategies, 2008, in money instead of multiples of risk and without its limit of 100 trades.',
  },
  {
    name: 'bestTrade',
    label: 'Best trade',
    unit: 'money',
    better: 'higher',
    group: 'trades',
    explanation: `The most that a closed trade made, after costs. Formula: largest profit. Source: ${pardo}.`,
  },
  {
    name: 'worstTrade',
    label: 'Worst trade',
    unit: 'money',
    better: 'higher',
    group: 'trades',
    explanation: `The least that a closed trade made, after costs. Formula: smallest profit. Source: ${pardo}.`,
  },
  {
    name: 'winStreak',
    label: 'Longest winning streak',
    unit: 'count',
    better: 'higher',
    group: 'trades',
    explanation:
      'The most winning trades one after the other, in the order of their exits. Formula: longest run of profits above 0. Source: by definition.',
  },
  {
    name: 'lossStreak',
    label: 'Longest losing streak',
    unit: 'count',
    better: 'lower',
    group: 'trades',
    explanation:
      'The most losing trades one after the other, in the order of their exits. Formula: longest run of profits below 0. Source: by definition.',
  },
  {
    name: 'averageHolding',
    label: 'Average holding time',
    unit: 'days',
    better: 'neither',
    group: 'trades',
    explanation:
      'How long a closed trade was held on average. Formula: mean of exit - entry in days of 24 hours. Source: by definition.',
  },
  {
    name: 'longestHolding',
    label: 'Longest holding time',
    unit: 'days',
    better: 'neither',
    group: 'trades',
    explanation:
      'How long the longest closed trade was held. Formula: largest exit - entry in days of 24 hours. Source: by definition.',
  },
  {
    name: 'averageAdverse',
    label: 'Average adverse excursion',
    unit: 'money',
    better: 'higher',
    group: 'trades',
    explanation:
      'The worst open profit of a closed trade, on average: below 0. Formula: mean of the lowest open profit, at most 0, before costs of the exit. Source: Sweeney, Maximum Adverse Excursion, 1997.',
  },
  {
    name: 'averageFavourable',
    label: 'Average favourable excursion',
    unit: 'money',
    better: 'higher',
    group: 'trades',
    explanation:
      'The best open profit of a closed trade, on average. Formula: mean of the highest open profit, at least 0, before costs of the exit. Source: Sweeney, Maximum Adverse Excursion, 1997.',
  },
];

const perold = 'Perold, The implementation shortfall, Journal of Portfolio Management 14 (3), 1988';

const costInfos: readonly MetricInfo[] = [
  {
    name: 'commissionPaid',
    label: 'Commission paid',
    unit: 'money',
    better: 'lower',
    group: 'costs',
    explanation: `Commissions of all fills. Formula: sum of commissions. Source: ${perold}.`,
  },
  {
    name: 'spreadPaid',
    label: 'Spread paid',
    unit: 'money',
    better: 'lower',
    group: 'costs',
    explanation: `What fills lost against the mid price; it is in the fill prices. Formula: sum of half spread * units. Source: ${perold}.`,
  },
  {
    name: 'slippagePaid',
    label: 'Slippage paid',
    unit: 'money',
    better: 'lower',
    group: 'costs',
    explanation: `What fills lost to slippage; it is in the fill prices. Formula: sum of slippage * units. Source: ${perold}.`,
  },
  {
    name: 'costsPaid',
    label: 'Costs paid',
    unit: 'money',
    better: 'lower',
    group: 'costs',
    explanation: `What trading cost in all. Formula: commission + spread + slippage + market impact. Source: ${perold}.`,
  },
];

/** All metrics of a run, in the order in which people read them: the order of the native core. */
export const metricInfos: readonly MetricInfo[] = [
  ...returnInfos,
  ...drawdownInfos,
  ...dayInfos,
  ...activityInfos,
  ...tradeInfos,
  ...costInfos,
];
