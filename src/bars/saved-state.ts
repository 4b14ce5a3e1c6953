import { TiercelError } from '../kernel/index.ts';
import { type NativeBarBuilder, native } from '../native/index.ts';

const headerBytes = 16; // the time of the last row; what comes behind it is aligned

function damaged(cause?: unknown): TiercelError {
  return new TiercelError('TIERCEL_E_CORRUPT', 'The saved state of the bar builder is damaged', { cause });
}

/** The state of the core with the time of the last row. */
export function saveState(handle: NativeBarBuilder, lastTime: bigint): Uint8Array {
  const state = native().barBuilderSave(handle);
  const saved = new Uint8Array(headerBytes + state.length);
  new DataView(saved.buffer).setBigInt64(0, lastTime, true);
  saved.set(state, headerBytes);
  return saved;
}

/** @throws TIERCEL_E_CORRUPT where it is too short. */
export function savedTime(saved: Uint8Array): bigint {
  if (!(saved instanceof Uint8Array) || saved.length <= headerBytes) throw damaged();
  return new DataView(saved.buffer, saved.byteOffset).getBigInt64(0, true);
}

/** @throws TIERCEL_E_CORRUPT, or TIERCEL_E_PARAMETER where the state belongs to another builder. */
export function restoreState(handle: NativeBarBuilder, saved: Uint8Array): void {
  try {
    native().barBuilderRestore(handle, saved.subarray(headerBytes));
  } catch (cause) {
    const status = (cause as { status?: unknown }).status;
    if (status === 'stored bytes are damaged') throw damaged(cause);
    if (status !== 'unsupported input') throw cause;
    const message = 'The saved state is of other bars, other steps of prices and sizes, or another version';
    throw new TiercelError('TIERCEL_E_PARAMETER', message, { cause });
  }
}
