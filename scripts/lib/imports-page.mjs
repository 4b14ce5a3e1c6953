// The page of imports: the commands of test/golden/imports.json and tick-imports.json, which test/pipeline/imports.test.ts and
// import-ticks.test.ts run.
const flags = {
  symbol: '--symbol',
  timeframe: '--timeframe',
  kind: '--kind',
  assetClass: '--class',
  currency: '--currency',
  tz: '--tz',
  stamp: '--stamp',
  columns: '--columns',
  onBad: '--on-bad',
};

function command({ file, options }) {
  const parts = Object.entries(options).map(([name, value]) => `${flags[name]} ${[value].flat().join(',')}`);
  return `tiercel data import $TIERCEL_TEST_DATA/${file} ${parts.join(' ')}`;
}

function outcome({ rows, bars, badRows = 0, backwardJumps = 0, crossedRows, lockedRows, refusedUnderStop }) {
  const quotes = crossedRows ? `${crossedRows} crossed, ${lockedRows} locked` : '';
  const bad = badRows === 0 ? '' : `${badRows} bad rows of ${rows}`;
  const jumps = backwardJumps === 0 ? '' : `times jump back ${backwardJumps} times`;
  const stop = refusedUnderStop ? 'refused without `--on-bad skip`' : '';
  return [String(bars), [bad, jumps, quotes, stop].filter(Boolean).join('; ')];
}

function roles({ columns }) {
  return Object.entries(columns)
    .map(([name, role]) => (name === role ? name : `${name}: ${role}`))
    .join(', ');
}

export function importsPage({ entries, ticks, notice, table }) {
  const tickRows = ticks.map((entry) => [`\`${command(entry)}\``, entry.ticks, entry.equalTimes, roles(entry)]);
  const rows = entries.map((entry) => [`\`${command(entry)}\``, entry.side, ...outcome(entry)]);
  return `# Imports

${notice}

How each CSV file of bars in the test data is imported, and what comes out. A test runs every row
(\`test/pipeline/imports.test.ts\`). Add \`--store <folder>\` where it is not configured.

${table(['command', 'side', 'bars', 'found'], rows)}

## What is detected, and what must be said

- **Delimiter** (\`,\` \`;\` tab \`|\`), **header**, **decimal comma** and the meaning of the columns by their names, in many spellings. \`--columns\`
  names them in order, \`-\` for one that is not read; without a header they are a time (or a date and a time), open, high, low, close and a volume.
- **Times**: counts since 1970 in s, ms, us or ns; dates as \`2018-01-31\`, \`2018.01.31\`, \`2018/01/31\`, \`20180131\` or day or month first; times of day with
  or without seconds and fractions, nine digits with milliseconds; \`Z\` or an offset; date and time in two columns. Rows written in another way than most are bad.
- **Zone**: times without one need \`--tz\` with an IANA name, unless the name of the column says UTC. A local time that occurs twice, when clocks go back, is the
  earlier of the two, or the later one where the earlier does not come after the row before. One that does not occur is a bad row.
- **Dates alone** are the sessions of the instrument's calendar: 09:30 New York (us-equity), 17:00 New York of the day before (fx), midnight UTC (24x7). So are bars
  of a day or more whose times are all midnight.
- **Stamps** are opens; \`--stamp close\` takes the timeframe off.
- **Sides**: bid and ask prices become two sets. A row with an ask at or below its bid is counted as locked or crossed and is not bad.
- **Instrument**: two ISO currency codes are fx, quoted in the second, side bid; any other symbol needs \`--class\` and has side last.

A row is bad when its time or a number cannot be read, its time does not come after that of the last good row, a price is not finite and above zero, the high is below or the low
above another price, a volume is negative, it has another number of fields than the columns named, or it is longer than 65,536 bytes. Under \`--on-bad stop\`
(the default) one bad row stops the import before anything is stored; the whole file, or as many rows as hold 1,000 bad ones, is checked first. Under \`skip\` bad rows are left out and counted, and the first 1,000 listed.

## Ticks

\`--kind quotes\` (time, bid, ask, and their sizes where they are there) and \`--kind trades\` (time, price, and size and side where they are there). The
test data's files of ticks (\`test/pipeline/import-ticks.test.ts\` runs every row):

${table(['command', 'ticks', 'at the time of the one before', 'columns read'], tickRows)}

- **Order**: times may repeat, and rows of one time keep the order of the file. A row whose time is before that of the last good row is bad.
- **Columns** are found by their names (\`bid_qty\`, \`AskVolume\`, \`best_bid_price\` …); without a header they are time, bid, ask and two sizes, or time, price and size.
  Where no column is called a time, the first that holds times is taken, and said: of receive and exchange times that stand side by side, the
  receive time, at which the tick was known.
- **Side** of a trade is who crossed the spread: \`buy\` \`sell\`, \`B\` \`S\`, \`1\` \`-1\`, or the reverse of \`buyer_is_maker\`; an empty field, \`N\` or \`0\` is not known.
- **Crossed and locked** quotes are counted and kept; where more than half are crossed, bid and ask are exchanged, and the import stops. A
  price that is not above zero or a size below zero makes a row bad, so a quote with one side only is bad.
- **Again**: rows of one time must come in one file, since their order alone tells them apart. Importing a file again adds nothing; a file
  that has grown adds what is new; so an import that was cut off goes on.
- **Size**: a file larger than 64 MB of columns is read twice, first to check it, then to store it, with memory that does not grow.

Read them with \`store.quotes\`, \`store.trades\`, or chunk by chunk with \`store.tickChunks\`; \`data list\`, \`data check\` and \`data export --kind\` know them.
`;
}
