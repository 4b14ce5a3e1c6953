import { describe, expect, it } from 'vitest';
import { createIds, createRandom, manualClock, systemClock } from '../../src/kernel/index.ts';

function seededBytes(seed: number): (count: number) => Uint8Array {
  const random = createRandom({ seed });
  return (count) => Uint8Array.from({ length: count }, () => random.integer(256));
}

describe('clock', () => {
  it('the system clock gives nanoseconds since 1970', () => {
    const now = systemClock.now();
    expect(now > 1_700_000_000_000_000_000n && now < 5_000_000_000_000_000_000n).toBe(true);
  });

  it('a manual clock stands still until it is moved, and never goes back', () => {
    const clock = manualClock(5n);
    expect([clock.now(), clock.now()]).toEqual([5n, 5n]);
    clock.advance(10n);
    expect(clock.now()).toBe(15n);
    expect(() => clock.advance(-1n)).toThrow('moves forward only');
  });
});

describe('ids', () => {
  it('have 26 letters and digits and begin with the time', () => {
    const newId = createIds({ clock: manualClock(1_469_918_176_385_000_000n), bytes: () => new Uint8Array(10) });
    // 1469918176385 = 01ARYZ6S41 in Crockford's base 32: 1*32^8 + 10*32^7 + 24*32^6 + 30*32^5 + 31*32^4 + 6*32^3
    // + 25*32^2 + 4*32 + 1.
    expect(newId()).toBe('01ARYZ6S410000000000000000');
  });

  it('sort in the order of their making: within a millisecond, across milliseconds and when the clock steps back', () => {
    let time = 2_000_000_000n;
    const newId = createIds({ clock: { now: () => time }, bytes: seededBytes(1) });
    const ids = Array.from({ length: 1000 }, (_, i) => {
      if (i % 10 === 0) time += i === 500 ? -1_000_000_000n : 1_000_000n;
      return newId();
    });
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are the same for the same clock and seed, and differ between processes otherwise', () => {
    const make = (seed: number) => createIds({ clock: manualClock(7n), bytes: seededBytes(seed) })();
    expect(make(1)).toBe(make(1));
    expect(make(1)).not.toBe(make(2));
    expect(createIds()()).not.toBe(createIds()());
  });
});
