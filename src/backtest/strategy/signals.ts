import { didYouMean, TiercelError } from '../../kernel/index.ts';
import type { Column } from '../../market/index.ts';
import { type Signals, type SizeKind, sizeKinds } from '../simulator/types.ts';
import type { Mask, SignalsResult } from './define.ts';

const masks = ['enterLong', 'exitLong', 'enterShort', 'exitShort'] as const;
const columns = ['stopLoss', 'takeProfit', 'trailingStop', 'limit', 'stop', 'size', 'target'] as const;
const fields: readonly string[] = [...masks, ...columns];

/** Checked arrays of one run, and the kind of size that they name themselves. */
export interface CheckedSignals {
  readonly signals: Signals;
  readonly sizeKind: SizeKind | null;
}

interface Checking {
  /** Begins each message: `Strategy "sma-cross"`. */
  readonly where: string;
  /** Bars given: the length that each array must have. */
  readonly bars: number;
}

function fail(message: string): never {
  throw new TiercelError('TIERCEL_E_STRATEGY', message);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  return value.constructor?.name ?? 'object';
}

function checkLength({ where, bars }: Checking, field: string, length: number): void {
  if (length === bars) return;
  fail(`${where}: \`${field}\` has ${length} values for ${bars} bars; it needs one value for each bar it was given.`);
}

function maskOf(checking: Checking, field: string, value: Mask): Uint8Array {
  if (value instanceof Uint8Array) {
    checkLength(checking, field, value.length);
    return value;
  }
  if (!Array.isArray(value)) {
    fail(
      `${checking.where}: \`${field}\` must be a Uint8Array of 0 and 1 or an array of booleans, was ${kindOf(value)}.`,
    );
  }
  checkLength(checking, field, value.length);
  const mask = new Uint8Array(new SharedArrayBuffer(value.length));
  for (let bar = 0; bar < mask.length; bar++) {
    const holds: unknown = value[bar];
    if (typeof holds !== 'boolean') {
      fail(`${checking.where}: \`${field}\` must hold booleans, value ${bar} is ${kindOf(holds)}.`);
    }
    mask[bar] = holds ? 1 : 0;
  }
  return mask;
}

function columnOf(checking: Checking, field: string, value: Column | number): Column | number {
  if (typeof value === 'number') return value;
  if (!(value instanceof Float64Array)) {
    fail(`${checking.where}: \`${field}\` must be a number or a Float64Array, was ${kindOf(value)}.`);
  }
  checkLength(checking, field, value.length);
  return value;
}

interface SizeWithKind {
  readonly kind: SizeKind;
  readonly value: Column | number;
}

function isSizeWithKind(size: Column | number | SizeWithKind | undefined): size is SizeWithKind {
  return typeof size === 'object' && size !== null && 'kind' in size;
}

function sizeKindOf(checking: Checking, size: SignalsResult['size']): SizeKind | null {
  if (!isSizeWithKind(size)) return null;
  if (sizeKinds.includes(size.kind)) return size.kind;
  return fail(`${checking.where}: size kind "${size.kind}" is unknown. ${didYouMean(String(size.kind), sizeKinds)}`);
}

/**
 * Checks what `signals` returned and brings it to the simulator's form.
 *
 * @throws TIERCEL_E_STRATEGY naming the field, and both lengths where they differ.
 */
export function checkSignals(result: SignalsResult, checking: Checking): CheckedSignals {
  const { where } = checking;
  if (typeof result !== 'object' || result === null || Array.isArray(result)) {
    fail(`${where}: \`signals\` must return an object such as { enterLong, exitLong }, was ${kindOf(result)}.`);
  }
  if (result instanceof Promise) fail(`${where}: \`signals\` must return arrays, not a promise; it may not be async.`);
  for (const field of Object.keys(result)) {
    if (!fields.includes(field))
      fail(`${where}: \`signals\` returned an unknown \`${field}\`. ${didYouMean(field, fields)}`);
  }
  const signals: Record<string, Uint8Array | Column | number> = {};
  for (const field of masks) {
    if (result[field] !== undefined) signals[field] = maskOf(checking, field, result[field]);
  }
  for (const field of columns) {
    const value = result[field];
    if (value !== undefined) signals[field] = columnOf(checking, field, isSizeWithKind(value) ? value.value : value);
  }
  return { signals, sizeKind: sizeKindOf(checking, result.size) };
}
