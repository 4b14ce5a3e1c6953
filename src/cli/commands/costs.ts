import { type CostProfile, costProfiles, costTexts, loadCosts } from '../../backtest/index.ts';
import { didYouMean, TiercelError } from '../../kernel/index.ts';
import { isCostFile } from '../recipe.ts';
import { type ListColumn, list, toJson, wrap } from '../table.ts';
import type { Terminal } from '../terminal.ts';

const profiles: Readonly<Record<string, CostProfile>> = costProfiles;

async function profileOf(name: string): Promise<CostProfile> {
  if (isCostFile(name)) return loadCosts(name);
  if (Object.hasOwn(profiles, name)) return profiles[name]!;
  throw new TiercelError(
    'TIERCEL_E_USAGE',
    `There is no cost profile "${name}". ${didYouMean(name, Object.keys(profiles))} A file of your own is named by its path, such as ./my.yaml.`,
  );
}

function shown({ about, model, sources }: CostProfile, width: number): string {
  const figures = Object.entries(costTexts(model)).flatMap(([part, text]) =>
    wrap(text, { width, indent: 14 }).map((line, i) => (i === 0 ? `  ${part.padEnd(12)}${line.trimStart()}` : line)),
  );
  return [
    `${model.name}: ${about}`,
    '',
    ...figures,
    ...(sources.length === 0 ? [] : ['', ...sources.flatMap((source) => wrap(source, { width, indent: 2 }))]),
  ].join('\n');
}

/** `tiercel costs`: all profiles, or the figures of one. */
export async function costs(
  name: string | undefined,
  options: { readonly json?: boolean },
  terminal: Terminal,
): Promise<void> {
  if (name !== undefined) {
    const profile = await profileOf(name);
    return terminal.result(options.json === true ? toJson(profile) : shown(profile, Math.min(terminal.width, 100)));
  }
  if (options.json === true) return terminal.result(toJson({ profiles }));
  const rows = Object.entries(profiles).map(([profile, { about, model }]) => ({ profile, about, ...costTexts(model) }));
  type Row = (typeof rows)[number];
  const columns: ListColumn<Row>[] = [
    { title: 'profile', cell: (row) => row.profile },
    { title: 'for', cell: (row) => row.about },
    { title: 'spread', cell: (row) => row.spread, dropped: 2 },
    { title: 'slippage', cell: (row) => row.slippage, dropped: 3 },
  ];
  terminal.result(`${list(columns, rows, terminal.width)}\n\nshow one: tiercel costs us-equity`);
}
