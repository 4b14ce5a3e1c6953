/** An exclusive lock between processes on one file; the kernel frees it when the process ends, however it ends. */
export interface NativeFileLock {
  /**
   * Takes the lock and writes the label into the file. Returns '' when taken, 'held' where another holds it, else the
   * system's reason. Never waits.
   */
  tryAcquire(path: string, label: string): string;
  release(): void;
}

/** Binds `native/core/file_lock`. */
export interface FileLockBinding {
  readonly FileLock: new () => NativeFileLock;
}
