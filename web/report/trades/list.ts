import { formatNumber } from '../../../src/backtest/report/format.ts';
import { byId, element, setText } from '../dom.ts';
import type { ResultView } from '../model.ts';
import { type Column, columnsOf } from './columns.ts';
import { filterTrades, type Sort, type SortKey, sortTrades, type TradeFilter } from './query.ts';

/** Rows of one page, on a screen, on a phone and on paper. */
const pageSizes = { screen: 50, phone: 20, paper: 1000 };

const screenSize = () => (matchMedia('(max-width: 760px)').matches ? pageSizes.phone : pageSizes.screen);

export interface TradeList {
  readonly show: (view: ResultView) => void;
  /** Marks a trade's row, on the page where it stands. */
  readonly select: (trade: number | null) => void;
  /** Shows the ambiguous trades alone. */
  readonly onlyAmbiguous: () => void;
  /** Shows the trades of one instrument alone. */
  readonly onlyInstrument: (instrument: string) => void;
  /** Longer pages while the report is printed. */
  readonly print: (printing: boolean) => void;
}

export interface TradeListOptions {
  readonly intents: readonly string[];
  readonly onSelect: (trade: number) => void;
}

function readFilter(form: HTMLFormElement): TradeFilter {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '');
  return {
    instrument: text('instrument'),
    side: text('side') as TradeFilter['side'],
    outcome: text('outcome') as TradeFilter['outcome'],
    exit: text('exit'),
    text: text('text'),
    ambiguous: data.get('ambiguous') !== null,
  };
}

function cellClass(column: Column): string {
  return `${column.text ? 'text' : 'number'} rank${column.rank}`;
}

function exitOptions(view: ResultView, intents: readonly string[]): HTMLOptionElement[] {
  const used = intents.map((_name, index) => index).filter((index) => view.trades.exitIntent.includes(index));
  return [
    element('option', { value: '' }, 'all'),
    ...used.map((index) => element('option', { value: index }, intents[index]!)),
  ];
}

function instrumentOptions({ instruments }: ResultView): HTMLOptionElement[] {
  return [
    element('option', { value: '' }, 'all'),
    ...instruments.map(({ symbol }, index) => element('option', { value: index }, symbol)),
  ];
}

/** The trade list: sorted by a click on a column's name, filtered by the form over it, fifty rows a page. */
export function createTradeList(options: TradeListOptions): TradeList {
  const form = byId('filters') as HTMLFormElement;
  const table = byId('trade-table') as HTMLTableElement;
  const body = table.tBodies[0]!;
  let view: ResultView | null = null;
  let sort: Sort = { key: 'number', descending: false };
  let rows: readonly number[] = [];
  let page = 0;
  let pageSize = screenSize();
  let selected: number | null = null;

  function header(column: Column): HTMLTableCellElement {
    const button = element('button', { type: 'button', title: column.title }, column.label);
    button.onclick = () => sortBy(column.key);
    const active = sort.key === column.key;
    const order = active ? (sort.descending ? 'descending' : 'ascending') : 'none';
    return element('th', { scope: 'col', class: cellClass(column), 'aria-sort': order }, button);
  }

  function row(shown: ResultView, trade: number): HTMLTableRowElement {
    const win = shown.trades.profit[trade]! > 0;
    const cells = columnsOf(shown).map((column) => {
      const text = column.show(shown, trade, options.intents);
      if (column.key === 'number') {
        const button = element('button', { type: 'button', 'aria-label': `Show trade ${text} in the chart` }, text);
        return element('td', { class: cellClass(column) }, button);
      }
      const tone = column.key === 'profit' || column.key === 'return' ? (win ? ' win' : ' loss') : '';
      return element('td', { class: cellClass(column) + tone }, text);
    });
    const node = element(
      'tr',
      { 'data-trade': trade, 'aria-current': trade === selected ? 'true' : 'false' },
      ...cells,
    );
    node.onclick = () => options.onSelect(trade);
    return node;
  }

  function turn(label: string, to: number, enabled: boolean): HTMLButtonElement {
    const button = element('button', { type: 'button', class: 'button', disabled: !enabled }, label);
    button.onclick = () => {
      page = to;
      draw();
    };
    return button;
  }

  function pager(): void {
    const pages = Math.ceil(rows.length / pageSize);
    byId('pager').hidden = pages < 2;
    const from = page * pageSize;
    const text = `${formatNumber(from + 1, 0)} to ${formatNumber(Math.min(rows.length, from + pageSize), 0)} of ${formatNumber(rows.length, 0)}`;
    byId('pager').replaceChildren(
      turn('First', 0, page > 0),
      turn('Previous', page - 1, page > 0),
      element('span', {}, text),
      turn('Next', page + 1, page < pages - 1),
      turn('Last', pages - 1, page < pages - 1),
    );
  }

  function empty(shown: ResultView): HTMLTableRowElement {
    const text = shown.trades.length === 0 ? 'No trade was closed in this run.' : 'No trade passes the filter.';
    return element('tr', { class: 'empty' }, element('td', { colspan: columnsOf(shown).length }, text));
  }

  function draw(): void {
    if (view === null) return;
    const shown = view;
    table.tHead!.replaceChildren(element('tr', {}, ...columnsOf(shown).map(header)));
    const visible = rows.slice(page * pageSize, (page + 1) * pageSize);
    body.replaceChildren(...(visible.length === 0 ? [empty(shown)] : visible.map((trade) => row(shown, trade))));
    const total = formatNumber(shown.trades.length, 0);
    setText(
      byId('trade-count'),
      rows.length === shown.trades.length ? total : `${formatNumber(rows.length, 0)} of ${total}`,
    );
    const printed =
      rows.length > pageSizes.paper
        ? `Printed: the first ${formatNumber(pageSizes.paper, 0)} of ${formatNumber(rows.length, 0)} trades; the rest is in the page itself and in its CSV.`
        : '';
    setText(byId('printed'), printed);
    pager();
  }

  function refresh(): void {
    if (view === null) return;
    rows = sortTrades(view, filterTrades(view, readFilter(form), options.intents), sort);
    page = 0;
    draw();
  }

  function sortBy(key: SortKey): void {
    sort = { key, descending: sort.key === key ? !sort.descending : false };
    refresh();
    const index = columnsOf(view!).findIndex((column) => column.key === key);
    table.tHead!.rows[0]!.cells[index]!.querySelector('button')!.focus();
  }

  form.addEventListener('input', refresh);
  form.addEventListener('reset', () => setTimeout(refresh));
  form.addEventListener('submit', (event) => event.preventDefault());
  return {
    show: (next) => {
      view = next;
      selected = null;
      form.reset();
      const instrument = form.elements.namedItem('instrument') as HTMLSelectElement;
      instrument.replaceChildren(...instrumentOptions(next));
      instrument.closest('label')!.hidden = next.instruments.length < 2;
      (form.elements.namedItem('exit') as HTMLSelectElement).replaceChildren(...exitOptions(next, options.intents));
      refresh();
    },
    select: (trade) => {
      selected = trade;
      const place = trade === null ? -1 : rows.indexOf(trade);
      if (place >= 0) page = Math.floor(place / pageSize);
      draw();
    },
    print: (printing) => {
      pageSize = printing ? pageSizes.paper : screenSize();
      page = 0;
      draw();
    },
    onlyInstrument: (instrument) => {
      form.reset();
      (form.elements.namedItem('instrument') as HTMLSelectElement).value = instrument;
      refresh();
    },
    onlyAmbiguous: () => {
      form.reset();
      (form.elements.namedItem('ambiguous') as HTMLInputElement).checked = true;
      refresh();
      byId('trades').scrollIntoView({ block: 'start' });
    },
  };
}
