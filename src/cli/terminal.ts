/** Where a command writes, and whether somebody watches: the process's own streams, or a test's. */
export interface Terminal {
  /** The command's result, for a person or, with `--json`, for a machine. */
  result(text: string): void;
  /** A finished step, on stderr. */
  note(text: string): void;
  /** How far the work is: one line that is drawn over on a terminal, a plain line now and then elsewhere. */
  progress(text: string): void;
  /** Letters a line of the result may have; endless where it goes to a file or another program. */
  readonly width: number;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

const plainLineEveryMs = 5_000;

/** Some shells tell the width in COLUMNS where it cannot be asked for. */
function widthOf(stdout: NodeJS.WriteStream): number {
  const told = Number(process.env.COLUMNS);
  return stdout.columns ?? (told > 0 ? told : Number.POSITIVE_INFINITY);
}

/** A terminal on the process's streams; the first Ctrl-C aborts `signal`, the second ends the process at once. */
export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  let isDrawn = false;
  let lastPlainLine = 0;
  const clear = () => {
    if (isDrawn) stderr.write('\r\u001b[2K');
    isDrawn = false;
  };
  return {
    signal: interruptSignal((text) => {
      clear();
      stderr.write(text);
    }),
    width: widthOf(stdout),
    result(text) {
      clear();
      stdout.write(`${text}\n`);
    },
    note(text) {
      clear();
      stderr.write(`${text}\n`);
    },
    progress(text) {
      if (stderr.isTTY) {
        clear();
        stderr.write(text.slice(0, (stderr.columns ?? 80) - 1));
        isDrawn = true;
      } else if (performance.now() - lastPlainLine > plainLineEveryMs) {
        lastPlainLine = performance.now();
        stderr.write(`${text}\n`);
      }
    },
  };
}

function interruptSignal(say: (text: string) => void): AbortSignal {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(1);
    say('tiercel: stopping; what is committed stays. Ctrl-C again ends at once.\n');
    controller.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  return controller.signal;
}
