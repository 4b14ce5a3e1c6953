import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TiercelError } from '../../kernel/index.ts';

/** The browser code and the style sheet that are put into each report. */
export interface ReportAssets {
  readonly script: string;
  readonly style: string;
}

// from dist/backtest/report the bundle is two folders up; from src/backtest/report it is in the build's folder
const folders = ['../../web/', '../../../dist/web/'];

function read(name: string): string {
  for (const folder of folders) {
    const path = fileURLToPath(new URL(folder + name, import.meta.url));
    if (existsSync(path)) return readFileSync(path, 'utf8');
  }
  throw new TiercelError(
    'TIERCEL_E_FILE',
    `the report's browser code (dist/web/${name}) is missing; build it with: npm run build`,
  );
}

let assets: ReportAssets | undefined;

/** Reads the built browser code once a process. */
export function reportAssets(): ReportAssets {
  assets ??= { script: read('report.js').trim(), style: read('report.css').trim() };
  return assets;
}
