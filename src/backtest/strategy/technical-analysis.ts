import type { Bars, Column } from '../../market/index.ts';

/** The indicators that a strategy is given as `ta`. */
export interface TechnicalAnalysis {
  sma(column: Column, period: number): Column;
  ema(column: Column, period: number): Column;
  rsi(column: Column, period: number): Column;
  atr(bars: Bars, period: number): Column;
  crossedAbove(a: Column, b: Column): Uint8Array;
  crossedBelow(a: Column, b: Column): Uint8Array;
}
