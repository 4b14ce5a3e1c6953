import { TiercelError } from '../../kernel/index.ts';
import { toIso } from '../../market/index.ts';
import { streamFaults } from '../../native/index.ts';

interface Place {
  readonly row: number;
  readonly columns: object & { readonly time: BigInt64Array };
  readonly step: number;
}

const reasons: Readonly<Record<(typeof streamFaults)[number], (step: number) => string>> = {
  none: () => '',
  timeOrder: () => 'its time is before that of the row above; sort the rows by time',
  price: () => 'its price is no positive number within range',
  offStep: (step) => `its price lies between the steps of ${step}; give a finer \`priceStep\``,
  quantity: () => 'its size is no number from 0 within range',
  side: () => 'its side is none of 1, -1 (and 0 for trades of which the source does not say)',
  kind: () => 'its kind is none of 0, 1 and 2',
};

/** Throws TIERCEL_E_DATA for the code of a fault, with the row as it was given. */
export function throwForRow(what: 'quotes' | 'levels' | 'trades', code: number, { row, columns, step }: Place): void {
  const fault = streamFaults[code]!;
  if (fault === 'none') return;
  const values = Object.entries(columns)
    .filter(([name, column]) => name !== 'time' && ArrayBuffer.isView(column))
    .map(([name, column]) => `${name} ${(column as unknown as Float64Array)[row]}`);
  throw new TiercelError(
    'TIERCEL_E_DATA',
    `Row ${row} of the ${what} (${toIso(columns.time[row]!)}, ${values.join(', ')}) cannot be used: ${reasons[fault](step)}.`,
    { context: { row, fault } },
  );
}
