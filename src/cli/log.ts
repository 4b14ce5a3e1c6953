import { createLogger, type LoadedConfig, type Logger } from '../kernel/index.ts';
import type { Terminal } from './terminal.ts';

/** A command's log: by `log` of tiercel.yaml, or everything with `--verbose`; its lines go where notes go. */
export function openLog(config: LoadedConfig, options: { verbose: boolean; terminal: Terminal }): Promise<Logger> {
  const { level, format } = config.log;
  return createLogger({
    level: options.verbose ? 'debug' : level,
    format,
    write: (line) => options.terminal.note(line.trimEnd()),
  });
}
