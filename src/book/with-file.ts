import { TiercelError } from '../kernel/index.ts';

/** An error of a file's bytes with the file's name in front; any other as it is. */
export function withFile(error: unknown, path: string): unknown {
  if (!(error instanceof TiercelError) || error.code !== 'TIERCEL_E_DATA') return error;
  const { context } = error;
  return new TiercelError(error.code, `${path}: ${error.message[0]!.toLowerCase()}${error.message.slice(1)}`, {
    context: { ...context, file: path },
    cause: error,
  });
}
