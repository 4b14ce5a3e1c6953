import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from '../../src/kernel/index.ts';

describe('the nearest known word', () => {
  it.each([
    ['fats', 'fast'], // two letters swapped count as one edit
    ['fas', 'fast'],
    ['SLOW', 'slow'],
    ['stoploss', 'stopLoss'],
    ['--commision', '--commission'],
  ])('for %s is %s', (word, want) => {
    expect(nearest(word, ['fast', 'slow', 'stopLoss', '--commission'])).toBe(want);
  });

  it('is null where nothing is near', () => {
    expect(nearest('xyz', ['fast', 'slow'])).toBeNull();
    expect(nearest('', ['fast'])).toBeNull();
    expect(nearest('fast', [])).toBeNull();
  });

  it('is found in no time for a word of a million letters', () => {
    expect(nearest('x'.repeat(1_000_000), ['fast', 'slow'])).toBeNull();
  });

  it('ends a message, or the list of known words does', () => {
    expect(didYouMean('fats', ['fast', 'slow'])).toBe('Did you mean `fast`?');
    expect(didYouMean('xyz', ['fast', 'slow'])).toBe('Known are: fast, slow.');
    const many = Array.from({ length: 50 }, (_, i) => `word${i}`);
    expect(didYouMean('thirty', many)).toMatch(/^Of the 50 known ones the nearest are: (word\d+, ){7}word\d+\.$/);
    expect(didYouMean('xyz', [])).toBe('None is known here.');
  });
});
