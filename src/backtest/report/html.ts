import { escapeHtml } from './escape.ts';

/** Text that is markup already; everything else that goes through `html` is escaped. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | readonly Markup[] | null;

function render(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return part.map((one) => one.text).join('');
}

/** Template tag: markup whose inserted strings are escaped, so that no user's text can become an element. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let out = texts[0]!;
  for (let i = 0; i < parts.length; i += 1) out += render(parts[i]!) + texts[i + 1]!;
  return new Markup(out);
}
