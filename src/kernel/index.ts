export { assertNever, type ErrorCode, type ErrorContext, errorCodes, isTiercelError, TiercelError } from './errors.ts';
