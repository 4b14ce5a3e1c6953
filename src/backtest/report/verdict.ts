import type { BacktestResult } from '../result.ts';
import { formatCount, formatMoney, formatPercent, formatSignedPercent, formatTime } from './format.ts';
import { costSummary, holdEquity, performance, tradeSummary } from './summary.ts';
import { toMs } from './timeline.ts';

/** The first thing a reader sees: a sentence, whether it is good news, and what to know beside it. */
export interface Verdict {
  readonly tone: 'good' | 'bad' | 'neutral';
  readonly headline: string;
  readonly details: readonly string[];
}

/** Trades under which a result says next to nothing about the next year. */
const fewTrades = 30;

function headline(result: BacktestResult): Pick<Verdict, 'tone' | 'headline'> {
  const own = performance(result.simulation.equity, result.options.cash);
  const hold = performance(holdEquity(result), result.options.cash);
  const against = `${formatSignedPercent(own.totalReturn, 1)} against ${formatSignedPercent(hold.totalReturn, 1)}`;
  const costs = costSummary(result).total > 0 ? ' after costs' : '';
  if (result.simulation.counts.fills === 0) {
    return {
      tone: 'neutral',
      headline: `Never traded; buy-and-hold made ${formatSignedPercent(hold.totalReturn, 1)}.`,
    };
  }
  const ruin = result.simulation.equity.findIndex((value) => value <= 0);
  if (ruin >= 0) {
    const when = formatTime(toMs(result.simulation.times[ruin]!), true);
    return {
      tone: 'bad',
      headline: `Lost the whole account by ${when}. What follows that day would not have happened.`,
    };
  }
  if (own.finalEquity === hold.finalEquity) {
    return { tone: 'neutral', headline: `Equal to buy-and-hold${costs}: ${against}.` };
  }
  if (own.finalEquity < hold.finalEquity) {
    return { tone: 'bad', headline: `Did not beat buy-and-hold${costs}: ${against}.` };
  }
  if (own.profit < 0) return { tone: 'neutral', headline: `Lost less than buy-and-hold${costs}: ${against}.` };
  const { count } = tradeSummary(result);
  if (count >= fewTrades) return { tone: 'good', headline: `Beat buy-and-hold${costs}: ${against}.` };
  const on = count === 0 ? 'without a closed trade' : `on only ${formatCount(count, 'trade')}`;
  return { tone: 'neutral', headline: `Beat buy-and-hold${costs}, but ${on}: ${against}.` };
}

function riskLine(result: BacktestResult): string {
  const own = performance(result.simulation.equity, result.options.cash).maxDrawdown;
  const hold = performance(holdEquity(result), result.options.cash).maxDrawdown;
  const word = own < hold ? 'smaller than' : own > hold ? 'larger than' : 'equal to';
  return `Its largest fall from a peak was ${formatPercent(own, 1)}, ${word} the ${formatPercent(hold, 1)} of buy-and-hold.`;
}

function tradeLine(result: BacktestResult): string {
  const { count, wins } = tradeSummary(result);
  const held = result.simulation.open.length;
  const open =
    held === 0 ? '' : held === 1 ? ', and one position is still open' : `, and ${held} positions are still open`;
  if (count === 0) return `No trade was closed${open}.`;
  const closed = `${formatCount(count, 'trade')} closed, ${formatPercent(wins / count, 1)} at a profit${open}.`;
  return count < fewTrades ? `${closed} So few cannot tell skill from luck.` : closed;
}

function costLine(result: BacktestResult): string {
  const { total, grossProfit } = costSummary(result);
  const { currency } = result.options;
  if (total === 0) return 'No costs were charged: a real account would have earned less.';
  const paid = `Costs of ${formatMoney(total, currency)}`;
  if (grossProfit <= 0) return `${paid} came on top of a loss: there was no profit before costs.`;
  if (total >= grossProfit) return `${paid} turned a profit of ${formatMoney(grossProfit, currency)} into a loss.`;
  return `${paid} took ${formatPercent(total / grossProfit, 1)} of the profit before costs.`;
}

/**
 * What the result says in plain words, without flattery: against buy-and-hold after costs, how deep it fell, on how
 * many trades it rests, what costs took, and what makes it less than a real result.
 */
export function verdict(result: BacktestResult): Verdict {
  const details: string[] = [];
  if (result.simulation.counts.fills > 0) details.push(riskLine(result), tradeLine(result), costLine(result));
  if (result.options.fill === 'same-close') {
    details.push(
      'Orders filled at the close on which they were decided (same-close): a comparison, not what can be had.',
    );
  }
  if (!result.strategy.checked) {
    details.push('The signals came as bare arrays, so nothing shows that they do not know the future.');
  }
  return { ...headline(result), details };
}
