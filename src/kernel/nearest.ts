/** Number of single-letter edits between two words, a swap of neighbours counting as one (Damerau, restricted). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(change, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

/**
 * The candidate that `word` was probably meant to be: fewest edits, at most a third of the longer word's letters (one
 * for short words), without regard to case; of equals the first. Null when none is near.
 *
 * @example
 * ```ts
 * nearest('fats', ['fast', 'slow']); // 'fast'
 * ```
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  const lower = word.slice(0, 64).toLowerCase();
  for (const candidate of candidates) {
    const allowed = Math.max(1, Math.floor(Math.max(lower.length, candidate.length) / 3));
    const distance = editDistance(lower, candidate.toLowerCase());
    if (distance <= allowed && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Words of a message that lists all of them. */
const mostListed = 40;

/** Some candidates with the fewest edits between. */
function mostAlike(word: string, candidates: readonly string[]): string[] {
  const lower = word.slice(0, 64).toLowerCase();
  const far = candidates.map((candidate) => ({ candidate, edits: editDistance(lower, candidate.toLowerCase()) }));
  return far
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 8)
    .map(({ candidate }) => candidate);
}

/**
 * The end of a message about an unknown word: the nearest candidate where there is one, else all of them, or
 * some where they are too many.
 *
 * @example
 * ```ts
 * didYouMean('fats', ['fast', 'slow']); // 'Did you mean `fast`?'
 * didYouMean('xyz', ['fast', 'slow']); // 'Known are: fast, slow.'
 * ```
 */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const known = [...candidates];
  const near = nearest(word, known);
  if (near !== null) return `Did you mean \`${near}\`?`;
  if (known.length === 0) return 'None is known here.';
  if (known.length <= mostListed) return `Known are: ${known.join(', ')}.`;
  return `Of the ${known.length} known ones the nearest are: ${mostAlike(word, known).join(', ')}.`;
}
