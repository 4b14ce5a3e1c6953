import { didYouMean, TiercelError } from '../../kernel/index.ts';
import type { Column } from '../../market/index.ts';
import { type EntrySizeKind, entrySizeKinds, type Signals, type SizeKind } from '../simulator/types.ts';
import type { Mask, SignalsResult, Target } from './define.ts';

const masks = ['enterLong', 'exitLong', 'enterShort', 'exitShort'] as const;
const columns = ['stopLoss', 'takeProfit', 'trailingStop', 'limit', 'stop', 'size'] as const;
const fields: readonly string[] = [...masks, ...columns, 'target'];

/** The unit of a target, and the simulator's kind for it. */
const targetKinds = { units: 'target-units', value: 'target-value', weight: 'target-weight' } as const;

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
  readonly kind: EntrySizeKind;
  readonly value: Column | number;
}

function isSizeWithKind(size: Column | number | SizeWithKind | undefined): size is SizeWithKind {
  return typeof size === 'object' && size !== null && 'kind' in size;
}

function sizeKindOf(checking: Checking, size: SignalsResult['size']): SizeKind | null {
  if (!isSizeWithKind(size)) return null;
  if (entrySizeKinds.includes(size.kind)) return size.kind;
  return fail(
    `${checking.where}: size kind "${size.kind}" is unknown. ${didYouMean(String(size.kind), entrySizeKinds)}`,
  );
}

/** The column of a target and its kind. */
function targetOf(checking: Checking, target: Target): { column: Column | number; kind: SizeKind } {
  const isArray = ArrayBuffer.isView(target) || Array.isArray(target);
  const units = typeof target === 'object' && target !== null && !isArray ? Object.entries(target) : [];
  const [unit, value] = units[0] ?? [];
  if (units.length !== 1 || !Object.hasOwn(targetKinds, unit!)) {
    fail(
      `${checking.where}: \`target\` must say in what it counts: { weight }, { value } or { units } with a column or a number, was ${units.length > 0 ? `{ ${Object.keys(target).join(', ')} }` : kindOf(target)}.`,
    );
  }
  const kind = targetKinds[unit as keyof typeof targetKinds];
  return { column: columnOf(checking, `target.${unit}`, value!), kind };
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
  if (result.target === undefined) return { signals, sizeKind: sizeKindOf(checking, result.size) };
  const { column, kind } = targetOf(checking, result.target);
  signals.target = column;
  return { signals, sizeKind: kind };
}
