// Times as text: what is read comes back from its ISO form.
import { toIso, toNanoseconds } from '../../src/market/index.ts';
import { type FuzzTarget, textOf } from './support/target.ts';

export const target: FuzzTarget = {
  words: ['2018', '-01', 'T', 'Z', '+02:00', ':30', '.5', '00', '1969', '9999', ' '],
  run(input) {
    const ns = toNanoseconds(textOf(input), 'from');
    if (toNanoseconds(toIso(ns), 'from') !== ns) throw new Error(`${ns} became ${toIso(ns)}`);
  },
};
