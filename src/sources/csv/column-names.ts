import type { CsvColumnRole, CsvRecord } from './format.ts';

type Spellings = Readonly<Partial<Record<CsvColumnRole, readonly string[]>>>;

/** Names of each role without case, blanks and punctuation. Those that stand first win where a file has several. */
const barSpellings: Spellings = {
  open: ['open', 'o', 'bidopen', 'openbid', 'bo', 'openprice', 'priceopen', 'midopen'],
  high: ['high', 'h', 'bidhigh', 'highbid', 'bh', 'highprice', 'pricehigh', 'midhigh', 'max'],
  low: ['low', 'l', 'bidlow', 'lowbid', 'bl', 'lowprice', 'pricelow', 'midlow', 'min'],
  close: ['close', 'c', 'bidclose', 'closebid', 'bc', 'closeprice', 'priceclose', 'midclose', 'last', 'closelast'],
  askOpen: ['askopen', 'openask', 'ao'],
  askHigh: ['askhigh', 'highask', 'ah'],
  askLow: ['asklow', 'lowask', 'al'],
  askClose: ['askclose', 'closeask', 'ac'],
  volume: [
    'volume',
    'vol',
    'v',
    'realvolume',
    'basevolume',
    'volumebase',
    'tickvolume',
    'tickvol',
    'totalvolume',
    'qty',
  ],
  trades: ['trades', 'tradecount', 'numberoftrades', 'numtrades', 'count', 'transactions', 'n'],
  vwap: ['vwap', 'vw', 'weightedaverage', 'average'],
  spread: ['spread'],
};

const quoteSpellings: Spellings = {
  bid: ['bid', 'bidprice', 'pricebid', 'bestbid', 'bestbidprice', 'bidpx', 'bidpx00', 'b'],
  ask: ['ask', 'askprice', 'priceask', 'bestask', 'bestaskprice', 'askpx', 'askpx00', 'offer', 'a'],
  bidSize: [
    'bidsize',
    'bidqty',
    'bidvolume',
    'volumebid',
    'bidamount',
    'bestbidqty',
    'bestbidsize',
    'bidsz',
    'bidsz00',
  ],
  askSize: [
    'asksize',
    'askqty',
    'askvolume',
    'volumeask',
    'askamount',
    'bestaskqty',
    'bestasksize',
    'asksz',
    'asksz00',
  ],
};

const tradeSpellings: Spellings = {
  price: ['price', 'tradeprice', 'lastprice', 'px', 'p', 'last'],
  size: ['size', 'tradesize', 'qty', 'quantity', 'amount', 'volume', 'vol', 'lastsize', 'sz', 's', 'q', 'v'],
  aggressor: ['aggressor', 'aggressorside', 'takerside', 'side', 'tradeside'],
  buyerIsMaker: ['buyerismaker', 'isbuyermaker', 'isbuyerthemaker', 'buyermaker'],
};

const spellings: Readonly<Record<CsvRecord, Spellings>> = {
  bars: barSpellings,
  quotes: quoteSpellings,
  trades: tradeSpellings,
};

const timeNames = [
  'time',
  'timestamp',
  'datetime',
  'dateandtime',
  'opentime',
  'timeopen',
  'bartime',
  'tsevent',
  'ts',
  't',
  'unix',
  'unixtime',
  'unixtimestamp',
  'epoch',
  'date',
  'day',
  'tradedate',
  'localtime',
  'index',
  '',
];

/** A name without case, blanks, punctuation and what brackets explain: `<TICKVOL>` and `Tick_Volume (lots)`. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/\(.*\)/, '')
    .replace(/[^a-z0-9]/g, '');
}

/** A name that says its times are UTC: `time_utc`, `Gmt time`, `Date (UTC)`. */
export function saysUtc(name: string): boolean {
  return /(^|[^a-z])(utc|gmt)([^a-z]|$)/i.test(name);
}

/** A name of a time column, whatever zone it ends in. */
export function isTimeName(name: string): boolean {
  const plain = plainName(name);
  const bare = plain
    .replace(/(utc|gmt|broker|server|eet|local|exchange|est|et|cet)$/, '')
    .replace(/^(utc|gmt|local)/, '');
  return timeNames.includes(plain) || timeNames.includes(bare);
}

/** The value columns among names: role by column, null where a name is unknown or its role was taken by a better one. */
export function valueRoles(names: readonly string[], record: CsvRecord): (CsvColumnRole | null)[] {
  const plain = names.map(plainName);
  const roles: (CsvColumnRole | null)[] = names.map(() => null);
  for (const [role, known] of Object.entries(spellings[record])) {
    const found = known.find((name) => plain.includes(name));
    if (found !== undefined) roles[plain.indexOf(found)] = role as CsvColumnRole;
  }
  return roles;
}

/** True where the prices are called mid prices. */
export function saysMid(names: readonly string[]): boolean {
  return names.map(plainName).includes('midclose');
}

/** True where the prices are called bid prices. */
export function saysBid(names: readonly string[]): boolean {
  return names.map(plainName).some((name) => name === 'bidclose' || name === 'closebid' || name === 'bc');
}
