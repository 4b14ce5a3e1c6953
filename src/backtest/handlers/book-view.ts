import { accountHead, accountPart } from './exchange.ts';
import { factorNow, follow, type Lane, type Present } from './present.ts';
import { refuse } from './requests.ts';
import type { BookView, QuotedLevel } from './types.ts';

const mostLevels = 1000;

/** Best prices of an instrument, and its levels where the run has them. */
export function bookView(present: Present, lane: Lane): BookView {
  const { session } = present;
  const { account } = session.exchange;
  const at = accountHead.length + lane.index * accountPart.length;
  let memory = new Float64Array(20);

  function cell(name: 'bid' | 'ask' | 'bidSize' | 'askSize'): number {
    follow(present);
    return account[at + accountPart[name]]!;
  }

  const price = (name: 'bid' | 'ask'): number => cell(name) * factorNow(present, lane);

  function best(side: 'bid' | 'ask'): readonly QuotedLevel[] {
    const found = price(side);
    return found > 0 ? [{ price: found, size: cell(`${side}Size`) }] : [];
  }

  return Object.freeze({
    symbol: lane.symbol,
    get bid() {
      return price('bid');
    },
    get ask() {
      return price('ask');
    },
    get bidSize() {
      return cell('bidSize');
    },
    get askSize() {
      return cell('askSize');
    },
    levels(side: 'bid' | 'ask', count = 10) {
      if (side !== 'bid' && side !== 'ask') refuse(`levels: \`side\` must be bid or ask, was ${String(side)}.`);
      if (!Number.isInteger(count) || count < 1 || count > mostLevels) {
        refuse(`levels: \`count\` must be a whole number from 1 to ${mostLevels}, was ${String(count)}.`);
      }
      if (memory.length < 2 * count) memory = new Float64Array(2 * count);
      const found = session.levels(lane.index, side === 'bid' ? 1 : -1, memory.subarray(0, 2 * count));
      if (found === 0) return best(side);
      return Array.from({ length: found }, (_, i) => ({ price: memory[2 * i]!, size: memory[2 * i + 1]! }));
    },
  });
}
