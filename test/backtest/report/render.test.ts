import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../src/backtest/report/index.ts';
import { verdict } from '../../../src/backtest/report/verdict.ts';
import { dayBars, exampleResult, idleResult } from './fixture.ts';

const bars = dayBars(400);
const hostile = '</script><img onerror=alert(1) src=x>';

function scripts(page: string): string[] {
  return [...page.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
}

describe('renderReport', () => {
  it('[BT-6] gives the same bytes for the same result, whatever the wall time', () => {
    const first = renderReport([exampleResult({ bars })]);
    expect(renderReport([{ ...exampleResult({ bars }), wallMs: 99 }])).toBe(first);
  });

  it('[BT-6] refuses an empty list of results', () => {
    expect(() => renderReport([])).toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_PARAMETER', message: expect.stringMatching(/at least one/) }),
    );
  });

  it("[BT-6] no text of the user's becomes markup: name, parameters, notes, symbol, command, title", () => {
    const result = exampleResult({
      name: hostile,
      bars: { ...bars, instrument: { ...bars.instrument, symbol: hostile } },
      params: { [hostile]: hostile },
      notes: [hostile],
    });
    const page = renderReport([result, exampleResult({ bars, name: hostile })], {
      commands: [hostile],
      title: hostile,
    });
    expect(page).not.toContain('<img');
    expect(scripts(page)).toHaveLength(3);
    expect(page.match(/<\/script>/g)).toHaveLength(3);
    expect(page).toContain('&lt;/script&gt;&lt;img onerror=alert(1) src=x&gt;');
  });

  it('[BT-6] the policy forbids all but the own script and style, by their hashes', () => {
    const page = renderReport([exampleResult({ bars })]);
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)![1]!;
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const script = page.slice(page.lastIndexOf('<script>') + 8, page.lastIndexOf('</script>'));
    const style = page.slice(page.indexOf('<style>') + 7, page.indexOf('</style>'));
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src ${hash(script)}`);
    expect(policy).toContain(`style-src ${hash(style)}`);
    expect(page).not.toMatch(/<[^>]+\s(style|on\w+)=/);
  });

  it('[BT-6] names nothing outside of the file', () => {
    const page = renderReport([exampleResult({ bars })]);
    const markup = page.replace(/<script>[\s\S]*<\/script>/, '').replace(/<style>[\s\S]*<\/style>/, '');
    expect(markup).not.toMatch(/https?:|src=|<link|@import|url\(/);
  });

  it('[BT-6] says how to get the same again: parameters, costs, content hash, command', () => {
    const result = exampleResult({ bars });
    const page = renderReport([result], { commands: ['tiercel backtest sma-cross.ts --set fast=10'] });
    expect(page).toContain(result.contentHash);
    expect(page).toContain('us-equity');
    expect(page).toContain('fast <b>10</b>');
    expect(page).toContain('tiercel backtest sma-cross.ts \\\n  --set fast=10');
  });

  it('[BT-6] explains each metric and shows the value of buy-and-hold beside it', () => {
    const page = renderReport([exampleResult({ bars })]);
    expect(page).toMatch(/aria-describedby="tip-0-sharpe">Sharpe ratio<\/button><span role="tooltip"/);
    expect(page).toContain('<code>mean / s * sqrt(days per year) of daily returns');
  });

  it('[BT-6] gives the reason where a metric is undefined', () => {
    expect(renderReport([idleResult()])).toContain('No value for the strategy: No trade was closed.');
  });
});

describe('the verdict', () => {
  it('[BT-6] says plainly that buy-and-hold was better, and what costs took', () => {
    const { tone, headline, details } = verdict(exampleResult());
    expect(tone).toBe('bad');
    expect(headline).toMatch(/^Did not beat buy-and-hold after costs: \+[\d.]+.% against \+[\d.]+.%\.$/);
    expect(details.join(' ')).toMatch(/Costs of [\d,.]+.USD took [\d.]+.% of the profit before costs\./);
  });

  it('[BT-6] does not praise a small loss, few trades, free trading or fills at the decision', () => {
    const falling = dayBars(120);
    const free = exampleResult({ bars: falling, costs: 'zero', fast: 5, slow: 15, options: { fill: 'same-close' } });
    const { details } = verdict(free);
    const text = details.join(' ');
    expect(text).toContain('No costs were charged');
    expect(text).toContain('same-close');
    expect(text).toContain('So few cannot tell skill from luck.');
    const { simulation } = free;
    const sunk = { ...free, simulation: { ...simulation, equity: simulation.equity.map(() => 90_000) } };
    const hold = { ...sunk.buyAndHold, equity: simulation.equity.map(() => 80_000) };
    expect(verdict({ ...sunk, buyAndHold: hold })).toMatchObject({
      tone: 'neutral',
      headline: expect.stringMatching(/^Lost less than buy-and-hold: −10\.0.% against −20\.0.%/),
    });
  });

  it('[BT-6] a win on few trades is no good news yet', () => {
    const result = exampleResult({ bars });
    expect(result.simulation.trades.length).toBeLessThan(30);
    const hold = { ...result.buyAndHold, equity: result.buyAndHold.equity.map(() => 1000) };
    expect(verdict({ ...result, buyAndHold: hold })).toMatchObject({
      tone: 'neutral',
      headline: expect.stringMatching(/^Beat buy-and-hold after costs, but on only \d+ trades: /),
    });
  });

  it('[BT-6] warns of bare arrays, which may know the future', () => {
    const result = exampleResult({ bars });
    const unchecked = { ...result, strategy: { ...result.strategy, checked: false } };
    expect(verdict(unchecked).details.join(' ')).toContain('bare arrays');
  });

  it('[BT-6] says that a strategy never traded', () => {
    expect(verdict(idleResult())).toMatchObject({ tone: 'neutral', headline: expect.stringMatching(/^Never traded;/) });
  });
});
