export { explainOrder } from './order.ts';
export { orderText, tradeText } from './text.ts';
export { explainTrade } from './trade.ts';
export type {
  ExplainedBar,
  ExplainedFill,
  ExplainedOrder,
  ExplainedSibling,
  ExplainedSum,
  ExplainedTrade,
} from './types.ts';
