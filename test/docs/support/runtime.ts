import { format } from 'node:util';
import { expect } from 'vitest';

/** What an example says a value is. */
export function expectValue(value: unknown, promised: unknown): void {
  expect(value).toEqual(promised);
}

/** Stands for `console.log` in an example: what it would print is what the comment beside it says. */
export function expectPrinted(promised: string | null, ...values: unknown[]): void {
  const printed = format(...values);
  if (promised !== null) expect(printed).toBe(promised.replace(/^'(.*)'$/, '$1'));
}
