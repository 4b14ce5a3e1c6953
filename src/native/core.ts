/** Binds `native/core`. */
export interface CoreBinding {
  /** The instruction set that the kernels of this process use. */
  simdLevel(): 'baseline' | 'avx2' | 'avx512';
  /** Asks the system to back fresh memory with huge pages where it can; contents do not change. */
  preferHugePages(bytes: Uint8Array): void;
  /** Transcendental functions with the same bits on every machine. */
  pow(base: number, exponent: number): number;
  log(x: number): number;
  exp(x: number): number;
}
