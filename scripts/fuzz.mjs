// npm run fuzz [target ...] [-- --seconds 20] [--seed 1] [--input <file>] [--driver]: feeds generated inputs to the
// parsers and the simulator. Native targets (native/**/*_fuzz.cpp) run under AddressSanitizer and UBSan, on libFuzzer
// where Clang has it, else (or with --driver) on native/fuzz/driver.cpp; those in TypeScript (test/fuzz/*.fuzz.ts) may
// throw a TiercelError and nothing else. Inputs to start from stand in test/fuzz/corpus/<target>/.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { filesUnder } from './lib/files.mjs';
import { buildFuzzTargets } from './lib/fuzz/native.mjs';
import { capture, fail, root, say, twoAtATime } from './lib/process.mjs';
import { ensureSetup } from './lib/setup.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    input: { type: 'string' },
    driver: { type: 'boolean', default: false },
  },
});
const nameOf = (path) => basename(path).replace(/_fuzz\.cpp$|\.fuzz\.ts$/, '');
const native = filesUnder('native').filter((path) => path.endsWith('_fuzz.cpp'));
const script = filesUnder('test/fuzz').filter((path) => path.endsWith('.fuzz.ts'));
const known = [...native, ...script].map(nameOf);
const unknown = positionals.find((name) => !known.includes(name));
if (unknown) fail(`there is no fuzz target "${unknown}". There are: ${known.join(', ')}`);
if (!(Number(values.seconds) >= 0)) fail(`--seconds must be a number of seconds, was ${values.seconds}`);

const chosen = (path) => positionals.length === 0 || positionals.includes(nameOf(path));
const crashes = join(root, 'out', 'fuzz');
mkdirSync(crashes, { recursive: true });

/** What a target starts from: one input alone, or its corpus. */
function inputsOf(name) {
  if (values.input) return [values.input];
  const corpus = join(root, 'test', 'fuzz', 'corpus', name);
  return existsSync(corpus) ? [corpus] : [];
}

/** The command that runs a target; both kinds take the flags of libFuzzer. */
function commandOf(path, folder) {
  const name = nameOf(path);
  const flags = [`-seed=${values.seed}`, `-artifact_prefix=${join(crashes, name)}-`, ...inputsOf(name)];
  if (!values.input) flags.unshift(`-max_total_time=${values.seconds}`);
  if (script.includes(path)) return [process.execPath, ['--import', 'tsx', 'test/fuzz/driver.ts', path, ...flags]];
  // The first folder is where libFuzzer writes what it finds: a scratch folder, so that the corpus stays as it is.
  const found = join(crashes, `${name}-found`);
  rmSync(found, { recursive: true, force: true });
  mkdirSync(found, { recursive: true });
  const target = join(root, folder, `${name}_fuzz`);
  return [target, ['-max_len=4096', '-timeout=10', '-rss_limit_mb=2048', ...(values.input ? [] : [found]), ...flags]];
}

async function fuzz(path, folder) {
  const name = nameOf(path);
  // The lines that fuzzing reaches are none that a test checks: they are written elsewhere.
  const env = { ...process.env, GCOV_PREFIX: join(crashes, 'counts') };
  const { code, output } = await capture(...commandOf(path, folder), { env });
  const runs = /Done (\d+)/.exec(output)?.[1] ?? /#(\d+)\s+DONE/.exec(output)?.[1] ?? '1';
  if (code === 0) {
    say(`ok     ${name}: ${Number(runs).toLocaleString('en-US')} inputs`);
    return true;
  }
  process.stdout.write(`${output.slice(-6000)}\n`);
  const saved = readdirSync(crashes).find((file) => file.startsWith(`${name}-`) && !file.endsWith('-found'));
  say(`FAILED ${name}. Again: npm run fuzz ${name} -- --input ${saved ? `out/fuzz/${saved}` : '<the input above>'}`);
  return false;
}

await ensureSetup();
const targets = [...native, ...script].filter(chosen);
const built = targets.filter((path) => native.includes(path)).map((path) => `${nameOf(path)}_fuzz`);
const folder = built.length > 0 ? await buildFuzzTargets(built, values.driver) : '';
say(`seed ${values.seed}, ${values.seconds} s each`);
let passed = 0;
await twoAtATime(targets, async (path) => {
  if (await fuzz(path, folder)) passed += 1;
});
process.stdout.write(`${passed} passed, ${targets.length - passed} failed\n`);
process.exit(passed === targets.length ? 0 : 1);
