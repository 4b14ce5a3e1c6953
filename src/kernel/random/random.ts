import { createHash } from 'node:crypto';
import { TiercelError } from '../errors.ts';
import { standardNormal } from './normal.ts';
import { philox } from './philox.ts';

/** One stream of random numbers: the same seed and name give the same numbers on every machine and in every thread. */
export interface Random {
  /** A double in [0, 1): a multiple of 2^-53, all equally likely. */
  uniform(): number;
  /** An integer from 0 to `below` - 1, all equally likely; `below` is from 1 to 2^53. */
  integer(below: number): number;
  /** A draw from the normal distribution with mean 0 and deviation 1. */
  normal(): number;
}

function keyOf(seed: number): Uint32Array {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`seed\` must be an integer from 0 to 2^53 - 1, was ${seed}`);
  }
  return Uint32Array.of(seed % 2 ** 32, Math.floor(seed / 2 ** 32));
}

/** Words 0 and 1 count the blocks of a stream, words 2 and 3 name it: two names meet with a chance of 2^-64. */
function counterOf(stream: string): Uint32Array {
  const digest = createHash('sha256').update(stream).digest();
  return Uint32Array.of(0, 0, digest.readUInt32LE(0), digest.readUInt32LE(4));
}

function wordSource(seed: number, stream: string): () => number {
  const key = keyOf(seed);
  const counter = counterOf(stream);
  const block = new Uint32Array(4);
  let used = 4;
  return () => {
    if (used === 4) {
      philox(counter, key, block);
      counter[0]!++;
      if (counter[0] === 0) counter[1]!++;
      used = 0;
    }
    return block[used++]!;
  };
}

/**
 * A stream of random numbers from Philox4x32-10. The stream's name makes threads and order of use irrelevant: give
 * each piece of work a name of its own (a symbol, a trial's number) instead of passing one generator round.
 *
 * @param options.seed integer from 0 to 2^53 - 1
 * @param options.stream name of the stream; '' unless given
 * @throws TIERCEL_E_PARAMETER when the seed, or the argument of `integer`, is outside its range
 * @example
 * ```ts
 * const random = createRandom({ seed: 7, stream: 'EURUSD' });
 * random.uniform(); // in [0, 1), the same in every run
 * ```
 */
export function createRandom(options: { seed: number; stream?: string }): Random {
  const word = wordSource(options.seed, options.stream ?? '');
  const bits53 = (): number => (word() >>> 5) * 2 ** 26 + (word() >>> 6);
  const uniform = (): number => bits53() * 2 ** -53;
  return { uniform, normal: () => standardNormal(uniform), integer: (below) => unbiased(below, bits53) };
}

/** Draws again where the last, incomplete run of `below` values would favour the small ones. */
function unbiased(below: number, bits53: () => number): number {
  if (!Number.isInteger(below) || below < 1 || below > 2 ** 53) {
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`below\` must be an integer from 1 to 2^53, was ${below}`);
  }
  const limit = 2 ** 53 - (2 ** 53 % below);
  for (;;) {
    const draw = bits53();
    if (draw < limit) return draw % below;
  }
}
