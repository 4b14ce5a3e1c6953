import { InvalidArgumentError, Option } from 'commander';

/** Lines of a help text's example. */
export function example(...lines: string[]): string {
  return `\nExample:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`;
}

/** Parses an option that is a positive number. */
export function positive(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0)
    throw new InvalidArgumentError('It must be a positive number.');
  return value;
}

/** Collects the values of an option that can be repeated. */
export function listed(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

/** Collects `--set name=value`. */
export function assignment(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It must be name=value, such as fast=20.');
  return { ...before, [text.slice(0, at).trim()]: text.slice(at + 1).trim() };
}

export const storeOption = () =>
  new Option('--store <folder>', 'folder of the store (default: `store` of tiercel.yaml, else ./store)');
export const jsonOption = () => new Option('--json', 'write the result as JSON for machines');
export const verboseOption = () => new Option('--verbose', 'say on standard error what is done');

/** Parses an option that is a whole number above 0. */
export function whole(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value <= 0) throw new InvalidArgumentError('It must be a whole number above 0.');
  return value;
}
