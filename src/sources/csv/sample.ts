import { TiercelError } from '../../kernel/index.ts';

/** The first lines of a file, for detection. */
export interface CsvSample {
  readonly file: string;
  /** Lines without their ends; blank lines at the front are kept as the parser counts them. */
  readonly lines: readonly string[];
}

/** Shortens a text for a message and makes its control characters visible. */
export function excerpt(text: string, length = 120): string {
  const shown = text.length > length ? `${text.slice(0, length)}…` : text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return shown.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '\ufffd').replaceAll('\t', '\\t');
}

function refuse(file: string, problem: string): never {
  throw new TiercelError('TIERCEL_E_FILE', `${file} ${problem}`, { context: { file } });
}

function checkIsText(file: string, bytes: Uint8Array): void {
  if (bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))) {
    refuse(file, 'is UTF-16 text; save it as UTF-8 (iconv -f UTF-16 -t UTF-8) and import that.');
  }
  let odd = 0;
  for (const byte of bytes) {
    if (byte === 0) refuse(file, 'is not a text file (it holds zero bytes); a CSV file is expected.');
    if (byte < 9 || (byte > 13 && byte < 32)) odd++;
  }
  if (odd * 100 > bytes.length) refuse(file, 'is not a text file; a CSV file is expected.');
}

/** Bytes of a byte order mark at the front: 3 or 0. */
export function markLength(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/**
 * Splits the front of a file into lines.
 *
 * @param isWhole whether the bytes are the whole file; else the last, unfinished line is left out.
 * @throws TIERCEL_E_FILE when the bytes are no text, or there are none.
 */
export function takeSample(file: string, bytes: Uint8Array, isWhole: boolean): CsvSample {
  if (bytes.length === 0) refuse(file, 'is empty; a CSV file is expected.');
  checkIsText(file, bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8', markLength(bytes));
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const last = lines.pop()!;
  if (isWhole && last !== '') lines.push(last);
  if (lines.length === 0) lines.push(last);
  if (lines.every((line) => line.trim() === '')) refuse(file, 'holds nothing but blank lines.');
  return { file, lines };
}
