import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { indicators } from '../../src/index.ts';

const pageOf = (name: string) => readFileSync(new URL(`../../docs/indicators/${name}.md`, import.meta.url), 'utf8');

/** The value of a term such as `2 * period + other - 1`. */
function evaluate(term: string, parameters: Readonly<Record<string, number>>): number {
  const product = (text: string) =>
    text.split(' * ').reduce((value, word) => value * (parameters[word] ?? Number(word)), 1);
  const [, ...rest] = `+ ${term}`.split(/(?:^| )([+-]) /);
  return rest.reduce((sum, text, i) => (i % 2 === 0 ? sum : sum + (rest[i - 1] === '-' ? -1 : 1) * product(text)), 0);
}

describe('pages of the indicators', () => {
  it.each(indicators.list())(
    '[IND-1] [DOC-1] $name: the lookback of the page is the core’s, whatever the periods',
    (row) => {
      const [, term, ofDefaults] = /\*\*Lookback\*\*: (?:`([^`]+)`|\d+ rows?(?::|( with)))/.exec(pageOf(row.name))!;
      for (const more of ofDefaults ? [0] : [0, 1, 5, 40]) {
        const integers = row.parameters.filter(({ kind }) => kind === 'integer');
        const parameters = Object.fromEntries(
          integers.map((info) => {
            const place = row.parameters.indexOf(info) + 1;
            return [info.name, Math.min(info.default + more * place, info.most)];
          }),
        );
        const known = indicators.lookback(row.name as 'sma', parameters as never);
        if (term === undefined) expect(pageOf(row.name)).toContain(`**Lookback**: ${known} row`);
        else expect(evaluate(term, parameters)).toBe(known);
      }
    },
  );

  it.each(indicators.list())('[DOC-1] $name: the page has formula, source, parameters with ranges, outputs', (row) => {
    const page = pageOf(row.name);
    expect(row.formula.length).toBeGreaterThan(2);
    for (const text of [row.summary, row.formula, row.source]) expect(page).toContain(text);
    for (const { name, least, most, choices } of row.parameters) {
      expect(page).toMatch(new RegExp(`\\| \`${name}\` \\|.*\\| ${choices ? "`'" : `${least} to ${most}`}`));
    }
    for (const { name } of row.outputs) expect(page).toContain(`| \`${name}\` |`);
    expect(pageOf('index')).toContain(`[${row.name}](${row.name}.md)`);
  });
});
