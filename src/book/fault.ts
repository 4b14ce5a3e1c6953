import { TiercelError } from '../kernel/index.ts';
import type { feedFaults } from '../native/index.ts';
import type { CheckedOptions } from './replay-options.ts';

/** Why and where the bytes of a feed are none of its format. */
export interface FeedFault {
  readonly fault: (typeof feedFaults)[number];
  /** Field of the row, from 0. */
  readonly field: number;
  /** Number of the row, 0 for ITCH. */
  readonly line: number;
  /** Where the message starts. */
  readonly byte: number;
  readonly options: CheckedOptions;
  /** From the bad message on. */
  readonly bytes: Uint8Array;
}

const shown = 60;
const longest = 4096;

/** The bad row as it stands in the file. */
function wholeRow(bytes: Uint8Array): string {
  const end = bytes.indexOf(10);
  return new TextDecoder().decode(bytes.subarray(0, Math.min(end < 0 ? bytes.length : end, longest))).trimEnd();
}

const cut = (text: string) => (text.length > shown ? `${text.slice(0, shown)}…` : text);
const rowOf = (bytes: Uint8Array) => cut(wholeRow(bytes));

function fieldOf({ bytes, field }: FeedFault): string {
  return cut(wholeRow(bytes).split(',')[field] ?? '');
}

const itchReasons = (type: string): Readonly<Record<string, string>> => ({
  truncated: 'the file ends inside a message; it was cut off',
  'unknown-type': `ITCH 5.0 has no message type ${type}; another version or another format is not read`,
  length: `the length before a message of type ${type} is not that of the type; the file must be ITCH 5.0 with two bytes of length before each message`,
  side: `a message of type ${type} says neither B nor S for its side`,
});

const lobsterFields = ['time', 'type', 'order', 'size', 'price', 'direction'];

function rowReason(fault: FeedFault): string {
  const { options } = fault;
  const field = `"${fieldOf(fault)}"`;
  const where = options.format === 'lobster' ? ` (${lobsterFields[fault.field] ?? 'field too many'})` : '';
  const reasons: Readonly<Record<string, string>> = {
    'line-too-long': 'the line is longer than 4,096 bytes: this is no such file',
    'field-count': `the row has too ${fault.field >= wholeRow(fault.bytes).split(',').length ? 'few' : 'many'} fields: "${rowOf(fault.bytes)}"`,
    number: `${field}${where} is no number of the kind that stands there`,
    decimals: `${field} has more decimals than are kept; give \`priceDecimals\` or \`quantityDecimals\` (--price-decimals, --quantity-decimals) higher than ${options.priceDecimals} and ${options.quantityDecimals}`,
    range: `${field}${where} is out of range; fewer --price-decimals than ${options.priceDecimals} leave room for larger prices`,
    'unknown-type': `${field}${where} is none of the types 1 to 7`,
    side: `${field}${where} is no side`,
    action: `${field} is no action of the format`,
    'unknown-column': `the header has a column ${field} that the format does not have, or has it twice`,
    'missing-column': `the header "${rowOf(fault.bytes)}" lacks a column that is needed`,
    'too-many-instruments': 'there are more than 65,536 instruments',
  };
  return reasons[fault.fault] ?? fault.fault;
}

/** A sentence for a person, with the place in the file. */
export function describeFault(fault: FeedFault): TiercelError {
  const { options, bytes, byte, line } = fault;
  if (options.format === 'itch') {
    const code = bytes[2] ?? 0;
    const type = code > 32 && code < 127 ? `"${String.fromCharCode(code)}"` : `of code ${code}`;
    const reason = itchReasons(type)[fault.fault] ?? fault.fault;
    return new TiercelError('TIERCEL_E_DATA', `Byte ${byte.toLocaleString('en-US')}: ${reason}.`, {
      context: { byte, fault: fault.fault },
    });
  }
  return new TiercelError('TIERCEL_E_DATA', `Line ${line.toLocaleString('en-US')}: ${rowReason(fault)}.`, {
    context: { line, fault: fault.fault, field: fault.field },
  });
}
