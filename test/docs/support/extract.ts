import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A block of TypeScript in a docstring or a page. */
export interface Example {
  readonly file: string;
  /** Line of the block's first line of code. */
  readonly line: number;
  readonly code: string;
}

function blocksOf(file: string, lines: readonly string[]): Example[] {
  const examples: Example[] = [];
  let begin = -1;
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '```ts') begin = i + 1;
    else if (line.trim() === '```' && begin >= 0) {
      examples.push({ file, line: begin + 1, code: lines.slice(begin, i).join('\n') });
      begin = -1;
    }
  }
  return examples;
}

/** The fenced ts blocks of docstrings. */
function examplesOfSource(file: string): Example[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return blocksOf(
    file,
    lines.map((line) => /^\s*\* ?(.*)$/.exec(line)?.[1] ?? ''),
  );
}

/** All examples of the sources' docstrings, of the README and of the pages beside it. */
export function allExamples(): Example[] {
  const entries = readdirSync('src', { recursive: true, withFileTypes: true });
  const sources = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'));
  const files = sources.map((entry) => join(entry.parentPath, entry.name)).sort();
  const pages = readdirSync('docs').filter((name) => name.endsWith('.md'));
  const read = (page: string): Example[] => blocksOf(page, readFileSync(page, 'utf8').split('\n'));
  return [...files.flatMap(examplesOfSource), ...['README.md', ...pages.map((name) => `docs/${name}`)].flatMap(read)];
}
