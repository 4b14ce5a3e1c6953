// Runs when npm installs the package: builds the addon. A failure does not fail the install, so that npm keeps the
// package; the first `tiercel` call then builds it or says what is missing.
import { buildAddon } from './lib/addon.mjs';

const problem = await buildAddon();
if (problem)
  process.stderr.write(`tiercel: ${problem}\ntiercel: the install goes on; \`npx tiercel doctor\` tells more.\n`);
