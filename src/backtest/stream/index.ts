export { type BinanceFiles, binanceStream } from './binance-stream.ts';
export { type LevelColumns, type MarketStream, marketStream, type StreamInput } from './market-stream.ts';
export type { StreamSimulation } from './run-stream.ts';
export { type StreamBacktest, type StreamOptions, streamBacktest } from './stream-backtest.ts';
