import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formatLength, percentDecimals } from '../../../src/backtest/report/format.ts';
import { renderReport } from '../../../src/backtest/report/index.ts';
import { verdict } from '../../../src/backtest/report/verdict.ts';
import { ruinedResult } from './cases.ts';
import { dayBars, exampleResult, idleResult } from './fixture.ts';
import { severalResult } from './several.ts';

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

describe('the parts of a report', () => {
  it('[BT-6] can all be jumped to', () => {
    const page = renderReport([exampleResult({ bars })]);
    const ways = [...page.matchAll(/href="#([\w-]+)"/g)].map(([, id]) => id!);
    expect(ways.length).toBeGreaterThan(6);
    for (const id of ways) expect(page).toContain(`id="${id}"`);
  });

  it('[BT-6] list each open position with its levels', async () => {
    const page = renderReport([await severalResult(3)]);
    const table = /<table class="open">[\s\S]*?<\/table>/.exec(page)![0];
    expect(table.match(/<tr>/g)!.length).toBe(1 + (await severalResult(3)).simulation.open.length);
    expect(page).toContain('Open positions');
  });

  it('[BT-6] show three notes at once, and the others on demand', () => {
    const notes = ['one', 'two', 'three', 'four', 'five'];
    const page = renderReport([exampleResult({ bars, notes })]);
    expect(page).toContain('<summary>2 more notes</summary><ul><li>four</li><li>five</li></ul>');
    expect(renderReport([exampleResult({ bars, notes: notes.slice(0, 3) })])).not.toContain('<details>');
  });

  it('[BT-6] say first what the reader must know, as text', () => {
    const page = renderReport([exampleResult({ bars })], { notices: [`changed ${hostile}`] });
    expect(page).toContain('<div class="notices" role="note"><p>changed &lt;/script&gt;&lt;img');
  });

  it('[BT-6] say what signs, times and words mean', () => {
    const page = renderReport([exampleResult({ bars })]);
    for (const words of ['How to read this report', 'UTC', 'never above 0', 'After commission', 'riskless rate of 0']) {
      expect(page).toContain(words);
    }
  });
});

describe('lengths of time and small per cents', () => {
  it('[BT-6] are told in the unit that a person takes', () => {
    const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
    expect([12_000, 5 * minute, 90 * minute, 13.7 * hour, day, 12.4 * day, 879 * day].map(formatLength)).toEqual([
      ...['12 s', '5 min', '90 min', '13.7 h', '1 day', '12.4 days', '879 days'],
    ]);
    expect(formatLength(Number.NaN)).toBe('–');
    expect([0.12, 0.001, 0.0002, 0.0000017].map(percentDecimals)).toEqual([2, 2, 3, 5]);
  });
});

describe('the verdict', () => {
  it('[BT-6] says when the account was lost', () => {
    expect(verdict(ruinedResult())).toMatchObject({
      tone: 'bad',
      headline: expect.stringMatching(/^Lost the whole account by 201\d-\d\d-\d\d\. What follows/),
    });
  });

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
