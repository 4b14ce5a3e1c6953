export { type ErrorCode, type ErrorContext, errorCodes, isTiercelError, TiercelError } from './kernel/index.ts';
export * from './market/index.ts';
