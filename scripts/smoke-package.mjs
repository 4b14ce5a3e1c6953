// Installs the packed tarball as a user would, outside the project, with an empty HOME, an empty npm cache and no npm
// configuration, and runs the commands of the README there.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture, root, say } from './lib/process.mjs';
import { ensureSetup } from './lib/setup.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'tiercel-smoke-'));
const data = process.env.TIERCEL_TEST_DATA;
let passed = 0;
let failed = 0;

/** The environment of a new user: nothing but the path, and the certificates that the network here may need. */
function cleanEnvironment(extra = {}) {
  const home = join(scratch, 'home');
  mkdirSync(home, { recursive: true });
  const keep = ['PATH', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'CXX'];
  const env = Object.fromEntries(keep.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  const npm = {
    npm_config_cache: join(scratch, 'cache'),
    npm_config_userconfig: join(home, 'no-user-config'),
    npm_config_globalconfig: join(home, 'no-global-config'),
  };
  return { ...env, HOME: home, ...npm, ...extra };
}

async function expect(what, command, args, options, test = () => true) {
  const { code, output } = await capture(command, args, { env: cleanEnvironment(), ...options });
  let good = code === (options.code ?? 0);
  try {
    good &&= test(output);
  } catch {
    good = false;
  }
  say(`${good ? 'ok    ' : 'FAILED'} ${what}`);
  if (!good) process.stdout.write(`exit code ${code}\n${output.slice(-4000)}\n`);
  if (good) passed += 1;
  else failed += 1;
  return output;
}

function folder(name) {
  const path = join(scratch, name);
  mkdirSync(path, { recursive: true });
  return path;
}

const jsonOf = (output) => JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
const isExact = (output) => {
  const result = jsonOf(output);
  return (
    result.trades === 4391 &&
    result.openTrades === 1 &&
    Math.abs(result.finalEquity - 977470.39366) < 5e-6 &&
    'sharpe' in result.metrics
  );
};

/** A user's own strategy, in TypeScript and in JavaScript. */
function writeStrategies(cwd) {
  const text = readFileSync(join(root, 'examples', 'strategies', 'sma-cross.ts'), 'utf8');
  writeFileSync(join(cwd, 'mine.ts'), text);
  writeFileSync(
    join(cwd, 'mine.mjs'),
    `import { defineStrategy, param } from 'tiercel';
export const mine = defineStrategy({
  name: 'mine',
  params: { fast: param.int(2, 200), slow: param.int(3, 400) },
  lookback: (p) => p.slow + 1,
  signals({ bars, ta, p }) {
    const fast = ta.sma(bars.close, p.fast);
    const slow = ta.sma(bars.close, p.slow);
    return { enterLong: ta.crossedAbove(fast, slow), exitLong: ta.crossedBelow(fast, slow) };
  },
});
`,
  );
}

async function backtests(cwd, tiercel) {
  if (!data) return say('SKIPPED backtests on real data: TIERCEL_TEST_DATA is not set');
  cpSync(join(data, 'histdata-1m', 'eurusd_1m_2018.csv.gz'), join(cwd, 'eurusd_1m_2018.csv.gz'));
  writeStrategies(cwd);
  const run = (what, args, test) => expect(what, tiercel[0], [...tiercel.slice(1), ...args], { cwd }, test);
  const series = ['--store', './store', '--symbol', 'EURUSD', '--timeframe', '1m'];
  const single = [
    ...series,
    '--from',
    '2018-01-01',
    '--to',
    '2019-01-01',
    '--set',
    'fast=20',
    '--set',
    'slow=50',
    '--cash',
    '1000000',
    '--json',
  ];
  const exact = [
    '--units',
    '10000',
    '--commission',
    '0.0002',
    '--spread',
    '0',
    '--slippage',
    '0',
    '--fill',
    'same-close',
  ];
  await run('data import', [
    'data',
    'import',
    'eurusd_1m_2018.csv.gz',
    '--symbol',
    'EURUSD',
    '--timeframe',
    '1m',
    '--store',
    './store',
  ]);
  await run(
    'backtest of the example, costs on',
    ['backtest', 'examples/strategies/sma-cross.ts', ...single],
    (out) => jsonOf(out).trades > 0,
  );
  await run(
    'backtest of the example: the exact answer',
    ['backtest', 'examples/strategies/sma-cross.ts', ...single, ...exact],
    isExact,
  );
  await run("the user's TypeScript strategy: the exact answer", ['backtest', 'mine.ts', ...single, ...exact], isExact);
  await run("the user's JavaScript strategy: the exact answer", ['backtest', 'mine.mjs', ...single, ...exact], isExact);
}

await ensureSetup();
await capture('npm', ['pack', '--pack-destination', scratch, '--loglevel=error']);
const tarball = join(
  scratch,
  readdirSync(scratch).find((name) => name.endsWith('.tgz')),
);

const project = folder('project');
writeFileSync(join(project, 'package.json'), '{ "name": "user", "private": true, "type": "module" }\n');
await expect('npm install of the tarball builds the addon', 'npm', ['install', tarball], { cwd: project }, () =>
  existsSync(join(project, 'node_modules', 'tiercel', 'build-addon', 'tiercel.node')),
);
await expect('doctor', 'npx', ['tiercel', 'doctor'], { cwd: project });
await backtests(project, ['npx', 'tiercel']);
await expect('demo', 'npx', ['tiercel', 'demo'], { cwd: project }, () =>
  existsSync(join(project, 'out', 'demo', 'report.html')),
);
const init = await expect('init', 'npx', ['tiercel', 'init', 'robot'], { cwd: project }, () =>
  existsSync(join(project, 'robot', 'package.json')),
);
const next = /^Next: (.*)$/m.exec(init)?.[1] ?? 'false';
await expect(`the command that init names: ${next}`, 'sh', ['-c', next], { cwd: project }, () =>
  existsSync(join(project, 'robot', 'report.html')),
);

const npx = ['npx', '--yes', '--package=./tiercel.tgz', 'tiercel'];
const viaNpx = folder('npx');
cpSync(tarball, join(viaNpx, 'tiercel.tgz'));
const scriptless = cleanEnvironment({ npm_config_ignore_scripts: 'true' });
await expect('npx with scripts off: the first call builds the addon', npx[0], [...npx.slice(1), 'doctor'], {
  cwd: viaNpx,
  env: scriptless,
});
await backtests(viaNpx, npx);

const gyp = folder('gyp');
writeFileSync(join(gyp, 'package.json'), '{ "name": "user", "private": true, "type": "module" }\n');
const gypEnv = cleanEnvironment({ TIERCEL_BUILD_TOOL: 'node-gyp' });
await expect('npm install with node-gyp', 'npm', ['install', tarball], { cwd: gyp, env: gypEnv });
await expect('doctor on the node-gyp build', 'npx', ['tiercel', 'doctor', '--json'], { cwd: gyp }, (out) =>
  /node-gyp/.test(out),
);

rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
