export { generateBars } from './generator/generate-bars.ts';
export type { GeneratorOptions } from './generator/settings.ts';
