// npm run hooks: lets git run .githooks before each commit. npm run hooks -- --off takes that back.
// It acts on the repository of the working folder, which npm sets to the project's.
import { fail, run, say } from './lib/process.mjs';

const off = process.argv.includes('--off');
const args = off ? ['config', '--unset', 'core.hooksPath'] : ['config', 'core.hooksPath', '.githooks'];
const code = await run('git', args, { cwd: process.cwd() });
if (code !== 0 && !(off && code === 5)) fail('git could not change its configuration; is this a clone?');
say(off ? 'commits are not checked any more' : 'each commit is checked first, in a few seconds (.githooks/pre-commit)');
