import type { AssetClass } from '../market/index.ts';

/** Ticks of contracts by root symbol, from the exchanges' contract specifications (CME Group, 2024). */
const futures: Readonly<Record<string, number>> = {
  ES: 0.25,
  MES: 0.25,
  NQ: 0.25,
  MNQ: 0.25,
  RTY: 0.1,
  M2K: 0.1,
  YM: 1,
  MYM: 1,
  '6E': 0.00005,
  '6B': 0.0001,
  '6A': 0.00005,
  '6C': 0.00005,
  '6J': 0.0000005,
  '6S': 0.00005,
  '6N': 0.00005,
  CL: 0.01,
  NG: 0.001,
  GC: 0.1,
  SI: 0.005,
  HG: 0.0005,
  ZC: 0.25,
  ZS: 0.25,
  ZW: 0.25,
  ZN: 1 / 64,
  ZB: 1 / 32,
};

/** The root of a contract: 6E of 6EH4, 6EH4.XCME and 6E. */
function rootOf(symbol: string): string | null {
  const contract = symbol.split('.')[0]!;
  if (contract in futures) return contract;
  const root = /^(.{2,3})[FGHJKMNQUVXZ]\d{1,2}$/.exec(contract)?.[1];
  return root !== undefined && root in futures ? root : null;
}

/** Fifth decimal for pairs, third where the quote is in yen; metals by dealers' custom. */
function pairTick(symbol: string): number {
  if (symbol.startsWith('XAU') || symbol.startsWith('XPT') || symbol.startsWith('XPD')) return 0.01;
  if (symbol.startsWith('XAG')) return 0.001;
  return /(JPY|HUF|KRW|CLP)$/.test(symbol) ? 1e-3 : 1e-5;
}

/** The tick size of a known instrument; null where the data must tell. Shares: SEC Rule 612, one cent from one dollar on. */
export function knownTickSize({ symbol, assetClass }: { symbol: string; assetClass: AssetClass }): number | null {
  if (assetClass === 'fx') return pairTick(symbol);
  if (assetClass === 'equity') return 0.01;
  const root = assetClass === 'future' ? rootOf(symbol) : null;
  return root === null ? null : futures[root]!;
}
