import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Document, LineCounter } from 'yaml';
import { TiercelError } from '../errors.ts';

export const configFileName = 'tiercel.yaml';

/** A configuration file as read: its values, and the line of each for messages. */
export interface ConfigFile {
  readonly path: string;
  readonly values: Record<string, unknown>;
  /** Line of the value at a path of keys, or of its nearest ancestor; the first line is 1. */
  lineOf(keys: readonly string[]): number;
}

/** The nearest file of a name (default `tiercel.yaml`) in `folder` or above it, or null. */
export function findConfigFile(folder: string, name = configFileName): string | null {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  const parent = dirname(folder);
  return parent === folder ? null : findConfigFile(parent, name);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TiercelError('TIERCEL_E_FILE', `The configuration file ${path} cannot be read: ${reason}.`, {
      context: { file: path },
      cause,
    });
  }
}

export async function readConfigFile(path: string): Promise<ConfigFile> {
  const text = readText(path);
  const { LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [problem] = document.errors;
  if (problem !== undefined)
    refuse(path, lines.linePos(problem.pos[0]).line, `it is not valid YAML: ${problem.message}`);
  const values = valuesOf(document, path) ?? {};
  if (typeof values !== 'object' || Array.isArray(values))
    refuse(path, 1, 'it must hold keys and values, such as `store: ./store`');
  return {
    path,
    values: values as Record<string, unknown>,
    lineOf: (keys) => lineOf({ document, lines, keys }),
  };
}

/** The values as plain objects; an alias without its anchor, or aliases that multiply, are found only here. */
function valuesOf(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    return refuse(path, 1, `it is not valid YAML: ${(error as Error).message}`);
  }
}

function refuse(path: string, line: number, reason: string): never {
  throw new TiercelError('TIERCEL_E_CONFIG', `${path}:${line}: ${reason}.`, { context: { file: path, line } });
}

function lineOf(at: { document: Document; lines: LineCounter; keys: readonly string[] }): number {
  let node: unknown = at.document.contents;
  let offset = 0;
  for (const key of at.keys) {
    const pair = pairOf(node, key);
    if (pair === undefined) break;
    offset = pair.key?.range?.[0] ?? offset;
    node = pair.value;
  }
  return at.lines.linePos(offset).line;
}

interface PairNode {
  readonly key: { readonly value?: unknown; readonly range?: readonly number[] | null } | null;
  readonly value: unknown;
}

function pairOf(node: unknown, key: string): PairNode | undefined {
  if (typeof node !== 'object' || node === null || !('items' in node) || !Array.isArray(node.items)) return undefined;
  return (node.items as PairNode[]).find((pair) => String(pair.key?.value) === key);
}
