// npm start: does the set-up that is missing, then the main job, the demo on the S&P 500 sample.
import { join } from 'node:path';
import { root, run } from './lib/process.mjs';
import { ensureSetup } from './lib/setup.mjs';

await ensureSetup();
process.exit(await run(process.execPath, [join(root, 'bin', 'tiercel.js'), 'demo', ...process.argv.slice(2)]));
