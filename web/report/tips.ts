import { element } from './dom.ts';

/** What a place of the page says, where it is on the screen. */
interface Tip {
  readonly text: string;
  readonly box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

/** Pixels between a tip and what it is about, and the least between it and the window's edge. */
const gap = 8;

let shown: HTMLElement | null = null;

/** Shows a tip over its place, or under it where there is no room; it stays inside the window. */
export function showTip({ text, box }: Tip): void {
  shown ??= document.body.appendChild(element('div', { class: 'floating', role: 'status' }));
  shown.textContent = text;
  shown.hidden = false;
  const { width, height } = shown.getBoundingClientRect();
  const left = Math.max(gap, Math.min(innerWidth - width - gap, (box.left + box.right - width) / 2));
  const top = box.top - height - gap >= 0 ? box.top - height - gap : box.bottom + gap;
  shown.style.left = `${left}px`;
  shown.style.top = `${top}px`;
}

export function hideTip(): void {
  if (shown !== null) shown.hidden = true;
}

function showOf(node: Element): void {
  showTip({ text: node.getAttribute('data-tip')!, box: (node.querySelector('.hit') ?? node).getBoundingClientRect() });
}

/** Left and right go through the columns of a chart that has the focus. */
function step(event: KeyboardEvent): void {
  const chart = (event.target as Element).closest?.('svg.columns-chart');
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (chart == null || by === undefined) return;
  const columns = [...chart.querySelectorAll('[data-tip]')];
  const at = columns.findIndex((column) => column.classList.contains('at'));
  const next = columns[at < 0 ? (by > 0 ? 0 : columns.length - 1) : Math.min(columns.length - 1, Math.max(0, at + by))];
  for (const column of columns) column.classList.toggle('at', column === next);
  if (next !== undefined) showOf(next);
  event.preventDefault();
}

/**
 * Turns the titles of chart columns and table cells, which browsers show late, to a mouse only, into tips that come at
 * once, by touch and by key too.
 */
export function watchTitles(): void {
  for (const title of document.querySelectorAll('svg title')) {
    title.parentElement!.setAttribute('data-tip', title.textContent);
    title.remove();
  }
  for (const cell of document.querySelectorAll('td[title]')) {
    cell.setAttribute('data-tip', cell.getAttribute('title')!);
    cell.removeAttribute('title');
  }
  document.addEventListener('pointerover', (event) => {
    const node = (event.target as Element).closest('[data-tip]');
    if (node !== null) showOf(node);
    else if ((event.target as Element).closest('.tips-own') === null) hideTip();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hideTip();
    step(event);
  });
  document.addEventListener('focusout', (event) => {
    hideTip();
    for (const column of (event.target as Element).querySelectorAll?.('.at') ?? []) column.classList.remove('at');
  });
  addEventListener('scroll', hideTip, { passive: true });
}
