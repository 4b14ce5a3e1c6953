import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import type { BacktestResult } from '../backtest/index.ts';
import { type Environment, readBytes, seal, sealJson, storeFailure, withWriter } from '../database/index.ts';
import { packageVersion } from '../kernel/index.ts';
import { toIso } from '../market/index.ts';
import { buildInfo, native } from '../native/index.ts';
import { contentBytes } from './content.ts';
import { keys, readHead } from './record.ts';
import type { RunHead, RunSummary, RunVersions, SaveOptions } from './types.ts';

/** Large contents are cut up, so that the room of a deleted one is used again. */
const partBytes = 2 ** 20;

function versions(): RunVersions {
  const { platform, arch, sha256 } = buildInfo();
  return {
    tiercel: packageVersion(),
    node: process.versions.node,
    native: `${platform}-${arch} ${native().simdLevel()} ${sha256.slice(0, 12)}`,
  };
}

function summaryOf({ strategy, instruments, options, simulation, metrics, contentHash }: BacktestResult): RunSummary {
  const { name, form, params } = strategy;
  return {
    strategy: name,
    form,
    params,
    symbols: instruments.map(({ bars }) => bars.instrument.symbol),
    timeframe: instruments[0]!.bars.timeframe,
    from: toIso(options.from),
    to: toIso(options.to),
    currency: options.currency,
    trades: simulation.counts.trades,
    finalEquity: simulation.finalEquity,
    metrics: Object.fromEntries(Object.entries(metrics).map(([metric, { value }]) => [metric, value])),
    contentHash,
  };
}

/** A run that is ready to be written. */
export interface PreparedRun {
  readonly head: RunHead;
  readonly bytes: Buffer;
}

/** The bytes of a run, before any lock is taken. */
export function prepareRun(
  result: BacktestResult,
  { label, recipe, id, now }: SaveOptions & { readonly id: string; readonly now: bigint },
): PreparedRun {
  const bytes = contentBytes(result);
  const head: RunHead = {
    id,
    savedAt: toIso(now),
    label: label ?? null,
    host: hostname(),
    wallMs: Math.round(result.wallMs * 1000) / 1000,
    versions: versions(),
    recipe: recipe ?? null,
    summary: summaryOf(result),
    content: createHash('sha256').update(bytes).digest('hex'),
    contentBytes: bytes.length,
  };
  return { head, bytes };
}

/** Runs `work` in one transaction: all of it is there after a crash, or nothing. */
function commit(environment: Environment, work: () => void): Promise<void> {
  return withWriter(environment, () => {
    try {
      environment.root.transactionSync(work);
    } catch (error) {
      throw storeFailure('cannot write to the store', environment.path, error);
    }
  });
}

/** Writes what is not there yet; a damaged part of an earlier run of the same content is written anew. */
export function writeRun(environment: Environment, { head, bytes }: PreparedRun): Promise<void> {
  const { root } = environment;
  return commit(environment, () => {
    for (let at = 0, part = 0; at < bytes.length; at += partBytes, part++) {
      const key = keys.part(head.content, part);
      const sealed = seal(bytes.subarray(at, at + partBytes));
      const stored = readBytes(environment, key);
      if (stored === null || Buffer.compare(stored, sealed) !== 0) environment.root.putSync(key, sealed);
    }
    root.putSync(keys.use(head.content, head.id), new Uint8Array(0));
    root.putSync(keys.head(head.id), sealJson(head));
  });
}

/** Deletes runs, and contents that no other run has. */
export function deleteRuns(environment: Environment, ids: readonly string[]): Promise<void> {
  return commit(environment, () => {
    for (const id of ids) {
      const content = readHead(environment, id)?.content ?? contentOf(environment, id);
      environment.root.removeSync(keys.head(id));
      if (content !== null) release(environment, content, id);
    }
  });
}

/** The content of a run whose own record is damaged. */
function contentOf({ root }: Environment, id: string): string | null {
  const uses = [...root.getKeys({ start: ['use'], end: ['use~'] })] as [string, string, string][];
  return uses.find(([, , user]) => user === id)?.[1] ?? null;
}

function release({ root }: Environment, content: string, id: string): void {
  root.removeSync(keys.use(content, id));
  if ([...root.getKeys({ ...keys.uses(content), limit: 1 })].length > 0) return;
  for (const key of [...root.getKeys(keys.parts(content))]) root.removeSync(key);
}
