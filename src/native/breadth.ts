/** Binds `native/indicators/breadth`: counts over the instruments of a market. */
export interface BreadthBinding {
  /**
   * Adds one instrument to the counts: high, low, close, volume, highest high and lowest low of `period` rows to
   * advances, declines, unchanged, advancing and declining volume, new highs, new lows.
   */
  addBreadth(bars: readonly Float64Array[], period: number, counts: readonly Float64Array[]): void;
}
