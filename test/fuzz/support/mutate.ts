import { createRandom, type Random } from '../../../src/kernel/index.ts';

const longest = 4096;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function below(random: Random, limit: number): number {
  return limit <= 0 ? 0 : random.integer(limit);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part])).slice(0, longest);
}

function step(input: Uint8Array, other: Uint8Array, words: readonly string[], random: Random): Uint8Array {
  const at = below(random, input.length + 1);
  const [head, tail] = [input.subarray(0, at), input.subarray(at)];
  switch (below(random, 6)) {
    case 0:
      return join([head, bytesOf(words[below(random, words.length)] ?? ''), tail]);
    case 1: {
      const from = below(random, other.length);
      return join([head, other.subarray(from, from + 1 + below(random, 24)), tail]);
    }
    case 2:
      return join([head, tail.subarray(1 + below(random, 8))]);
    case 3:
      return join([head, Uint8Array.of(below(random, 256)), tail]);
    case 4:
      return join([head, Uint8Array.of(32 + below(random, 95)), tail.subarray(1)]);
    default:
      return join([head, bytesOf(String(below(random, 2) === 0 ? below(random, 1e9) : -below(random, 100))), tail]);
  }
}

/** Inputs without end, each a few steps from one of the corpus; the same for the same seed. */
export function* mutations(
  corpus: readonly Uint8Array[],
  { seed, words }: { seed: number; words: readonly string[] },
): Generator<Uint8Array> {
  const random = createRandom({ seed, stream: 'fuzz' });
  const pool = corpus.length > 0 ? [...corpus] : [new Uint8Array()];
  for (;;) {
    let input = pool[below(random, pool.length)]!;
    const other = pool[below(random, pool.length)]!;
    for (let steps = 1 + below(random, 5); steps > 0; steps--) input = step(input, other, words, random);
    if (below(random, 20) === 0) pool[below(random, pool.length)] = input;
    yield input;
  }
}
