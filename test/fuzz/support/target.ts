/** A fuzz target in TypeScript, the default of a `test/fuzz/<name>.fuzz.ts` file under the name `target`. */
export interface FuzzTarget {
  /** Takes any bytes. It may throw a TiercelError; whatever else it throws is a fault. */
  run(input: Uint8Array): void | Promise<void>;
  /** Words that mean something to the parser, put into inputs. */
  readonly words: readonly string[];
}

/** The input as text, the way a file or an argument becomes text. */
export function textOf(input: Uint8Array): string {
  return new TextDecoder().decode(input);
}
