/** A plain table: the first column to the left, the others to the right, two blanks between. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A column of a list for a person. */
export interface ListColumn<T> {
  readonly title: string;
  readonly cell: (row: T) => string;
  /** Numbers stand to the right. */
  readonly align?: 'left' | 'right';
  /** Where the terminal is narrow the column with the highest number goes first; without one it stays. */
  readonly dropped?: number;
}

function render<T>(columns: readonly ListColumn<T>[], rows: readonly T[]): string[] {
  const cells = columns.map(({ title, cell }) => [title, ...rows.map(cell)]);
  const widths = cells.map((column) => Math.max(...column.map((text) => text.length)));
  return Array.from({ length: rows.length + 1 }, (_, line) =>
    columns
      .map(({ align = 'left' }, i) =>
        align === 'left' ? cells[i]![line]!.padEnd(widths[i]!) : cells[i]![line]!.padStart(widths[i]!),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** A list that fits the terminal: what is least needed is left out where it is narrow. */
export function list<T>(columns: readonly ListColumn<T>[], rows: readonly T[], width: number): string {
  let shown = [...columns];
  for (;;) {
    const lines = render(shown, rows);
    const last = Math.max(...shown.map(({ dropped = 0 }) => dropped));
    if (last === 0 || Math.max(...lines.map((line) => line.length)) <= width) return lines.join('\n');
    shown = shown.filter(({ dropped = 0 }) => dropped !== last);
  }
}

/** Words of a text in lines that are at most so wide. */
export function wrap(text: string, { width, indent }: { width: number; indent: number }): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent + line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line += (line === '' ? '' : ' ') + word;
  }
  return [...lines, line].map((one) => ' '.repeat(indent) + one);
}

/** JSON for machines: times as ISO text are the caller's; a bigint becomes text. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? String(item) : item), 2);
}
