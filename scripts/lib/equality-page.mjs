// The page of equality with other engines: the cases of test/backtest/support/peers and what bench/equality-peers.bench.ts
// found, which test/golden/backtest/peers.json keeps.
export function equalityPage({ golden, cases, scenarios, words, notice, table }) {
  const { versions, runs } = golden;
  const engine = (name) => `${name} ${versions[name]}`;
  const about = new Map(scenarios.map(({ name, about }) => [name, about]));
  const counts = ({ result, different }) => [result.trades.length, result.trades.length - different.length];
  const money = (value) => value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const runRows = runs.map((run) => {
    const [market, scenario] = run.name.split(': ');
    return [
      market,
      `${scenario}: ${about.get(scenario)}`,
      run.engine,
      ...counts(run),
      money(run.own.equity),
      money(run.result.equity),
    ];
  });
  const [all, equal] = runs.map(counts).reduce(([a, b], [c, d]) => [a + c, b + d]);
  const differing = runs.flatMap(({ name, engine: peer, result, different, own }) =>
    different.map((trade, k) => {
      const [, bar, units, , exit, profit] = result.trades[trade];
      const [ownExit, ownProfit] = own.differing[k];
      return [name, bar, units, `${ownExit} (${money(ownProfit)})`, `${peer}: ${exit} (${money(profit)})`];
    }),
  );
  const ruleRows = cases.map(({ rule, own, peers, why }, i) => [
    `[${rule}](#case-${i + 1})`,
    own.rule,
    peers['backtesting.py']?.rule ?? 'not run',
    peers.vectorbt?.rule ?? 'not run',
    why,
  ]);
  const shown = cases.map(({ rule, bars }, i) => {
    const results = Object.entries(golden.cases[i].results);
    return `### Case ${i + 1}

${rule}. Bars: \`${words.barsWords(bars)}\`.

${results.map(([name, result]) => `- ${name}: ${words.resultWords(result)}`).join('\n')}`;
  });
  return `# Equality with other engines

${notice}

The same orders, as data, through ${engine('backtesting.py')}, ${engine('vectorbt')} and Tiercel. Where the rules can be set alike the
trades are compared one by one: bars of entry and exit, units, both prices, profit after commission, and the final equity. Each rule
that differs has a case of a few bars that all of them run. All of it is one command, which needs Python 3 and installs both
engines at those versions:

\`\`\`sh
npm run bench equality-peers
\`\`\`

The test \`test/backtest/equality-with-peers.test.ts\` holds Tiercel to the trades that the command found, without Python.

## Trade by trade

${all.toLocaleString('en')} trades: ${equal.toLocaleString('en')} equal to the cent in every field, ${all - equal} with another exit, all of them in bars in which both the stop loss and the
take profit lie. Orders come from a seeded generator: entries of random side and size at random closes, some resting, some with
levels. EURUSD has 5,000 hours from 2017-04, GOOG 2,148 days from 2004-08 (the sample data of backtesting.py).

${table(['market', 'orders', 'beside', 'trades', 'equal', 'equity here', 'equity there'], runRows)}

What was set for it: \`mark: 'last'\` (positions count at the bar's price, not at that at which they could be closed), with backtesting.py \`limit:
'touch'\`, with vectorbt's levels ticks between the price steps, since its percentages round and a touch would hang on the last
bit. Spread with backtesting.py is compared on longs, with vectorbt as slippage of half of it ([why](#case-2)).

The trades that differ ([rule](#case-4)):

${table(['run', 'bar', 'units', 'exit here (profit)', 'exit there (profit)'], differing)}

In all of them Tiercel's path meets the target first and the others take the stop; where the path meets the stop first all agree. The bar alone
cannot tell who is right. Tiercel's report counts and lists these trades.

## Where the rules differ

${table(['rule', 'Tiercel', 'backtesting.py', 'vectorbt', 'why'], ruleRows)}

What else engines differ in, equal averages first, is in [semantics](semantics.md#beside-other-engines-orders-and-bars).

## The cases

What each engine did. A bar is its open, high, low and close, or one number where all are the same; bars count from 0, decisions
are made at the close of bar 1 and 2 (and 3, and 0 in the last case), cash is 10,000. The orders are in
\`test/backtest/support/peers/cases.ts\`.

${shown.join('\n\n')}
`;
}
