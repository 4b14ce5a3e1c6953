import type { CsvDateOrder, CsvEpochUnit, CsvTimeLayout } from './format.ts';

/** What one field of a line looks like. */
type TimeShape =
  | { readonly kind: 'count'; readonly unit: CsvEpochUnit }
  | {
      readonly kind: 'date';
      readonly separator: '' | '-' | '.' | '/';
      readonly yearFirst: boolean;
      readonly hasClock: boolean;
      readonly hasZone: boolean;
    }
  | { readonly kind: 'clock'; readonly hasZone: boolean };

/** Nine digits are a time of day with milliseconds. */
const clock = String.raw`(?:\d{9}|\d\d:?\d\d(?::?\d\d(?:\.\d{1,9})?)?)`;
const zone = String.raw` ?(?:[Zz]|[+-]\d\d(?::?\d\d)?)`;
const yearFirst = new RegExp(String.raw`^\d{4}([-./])\d\d\1\d\d(?:[Tt ](${clock})(${zone})?)?$`);
const yearLast = new RegExp(String.raw`^\d\d([-./])\d\d\1\d{4}(?:[Tt ](${clock})(${zone})?)?$`);
const eightDigits = new RegExp(
  String.raw`^(?:17|18|19|20|21|22)\d\d(?:0[1-9]|1[012])(?:0[1-9]|[12]\d|3[01])(?:[Tt ](${clock})(${zone})?)?$`,
);
const clockAlone = new RegExp(`^(?:${clock})(${zone})?$`);

function shapeOfCount(text: string): TimeShape | null {
  const digits = /^(\d{9,19})(?:\.\d+)?$/.exec(text)?.[1]?.length;
  if (digits === undefined) return null;
  const unit = digits <= 11 ? 's' : digits <= 14 ? 'ms' : digits <= 16 ? 'us' : 'ns';
  return { kind: 'count', unit };
}

/** What a field looks like as a time; null when it is none. */
export function shapeOf(text: string): TimeShape | null {
  const first = yearFirst.exec(text);
  const match = first ?? yearLast.exec(text);
  if (match !== null) {
    const separator = match[1] as '-' | '.' | '/';
    return {
      kind: 'date',
      separator,
      yearFirst: first !== null,
      hasClock: match[2] !== undefined,
      hasZone: match[3] !== undefined,
    };
  }
  const digits = eightDigits.exec(text);
  if (digits !== null) {
    return {
      kind: 'date',
      separator: '',
      yearFirst: true,
      hasClock: digits[1] !== undefined,
      hasZone: digits[2] !== undefined,
    };
  }
  const alone = text.includes(':') || /^\d{6}$/.test(text) ? clockAlone.exec(text) : null;
  if (alone !== null) return { kind: 'clock', hasZone: alone[1] !== undefined };
  return shapeOfCount(text);
}

/** The shape that most of the texts have; null when most have none. */
export function commonShape(texts: readonly string[]): TimeShape | null {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const key = JSON.stringify(shapeOf(text));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const best = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ['null', 0] as [string, number]);
  return JSON.parse(best[0]) as TimeShape | null;
}

/** Day or month first, by a part above twelve; null when no date tells. */
function orderOf(dates: readonly string[]): CsvDateOrder | null {
  for (const date of dates) {
    const [first, second] = date.split(/[-./]/).map(Number);
    if (first! > 12 && first! <= 31) return 'dmy';
    if (second! > 12 && second! <= 31) return 'mdy';
  }
  return null;
}

export interface FoundTime {
  readonly layout: CsvTimeLayout;
  /** True where no date of the sample told the day from the month. */
  readonly isOrderGuessed: boolean;
}

/** The layout of times with this shape. `clockShape` is that of a clock column beside a date column. */
export function layoutOf(
  shape: TimeShape,
  texts: readonly string[],
  given: {
    readonly dateOrder?: CsvDateOrder | undefined;
    readonly epochUnit?: CsvEpochUnit | undefined;
    readonly clockShape?: TimeShape | null;
  },
): FoundTime {
  if (shape.kind === 'count') {
    return { layout: { kind: 'count', unit: given.epochUnit ?? shape.unit }, isOrderGuessed: false };
  }
  const clockShape = given.clockShape ?? null;
  const hasClock = clockShape !== null || (shape.kind === 'date' && shape.hasClock);
  const hasZone = clockShape?.kind === 'clock' ? clockShape.hasZone : shape.hasZone;
  if (shape.kind === 'clock') throw new Error('a clock alone is no time');
  const order = shape.yearFirst ? 'ymd' : (given.dateOrder ?? orderOf(texts));
  return {
    layout: { kind: 'date', separator: shape.separator, order: order ?? 'dmy', hasClock, hasZone },
    isOrderGuessed: order === null,
  };
}

/** True where the text's clock, if it has one, stands at midnight. */
export function isMidnight(text: string): boolean {
  const match = /^\d[-./\d]{7,9}[Tt ](.*)$/.exec(text);
  return match === null ? !text.includes(':') : /^00:?00(?::?00(?:\.0+)?)?(?![\d:])/.test(match[1]!);
}
