import { randomBytes } from 'node:crypto';
import { type Clock, systemClock } from './clock.ts';

/** Crockford's base 32: no I, L, O, U, so that an id read aloud or typed is not mistaken. In the order of ASCII. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomBits = 80n;

function base32(value: bigint, digits: number): string {
  let text = '';
  for (let rest = value, i = 0; i < digits; i++, rest >>= 5n) text = alphabet[Number(rest & 31n)] + text;
  return text;
}

/**
 * Makes unique ids of 26 letters and digits whose order as text is the order of their making (the ULID layout: 48
 * bits of milliseconds, then 80 random bits, counted up within one millisecond or when the clock steps back).
 *
 * @param options.clock the system clock unless given
 * @param options.bytes source of random bytes: the operating system's unless given (tests give a seeded one)
 * @example
 * ```ts
 * const newId = createIds();
 * newId() < newId(); // true
 * ```
 */
export function createIds(options: { clock?: Clock; bytes?: (count: number) => Uint8Array } = {}): () => string {
  const { clock = systemClock, bytes = randomBytes } = options;
  let last = -1n;
  return () => {
    const time = clock.now() / 1_000_000n;
    const random = BigInt(`0x${Buffer.from(bytes(10)).toString('hex')}`);
    const fresh = (time << randomBits) | random;
    last = time > last >> randomBits ? fresh : last + 1n;
    return base32(last, 26);
  };
}
