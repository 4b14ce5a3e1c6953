// The floors of the house: a room imports only from floors below it, never sideways, and through its index.ts.
const floors = [
  ['kernel'],
  ['native'],
  ['market'],
  ['bars', 'book'],
  ['database'],
  ['store', 'sources', 'indicators'],
  ['pipeline'],
  ['backtest'],
  ['runs'],
  ['cli'],
];

const floorRules = floors.flatMap((rooms, level) =>
  rooms.map((room) => {
    const allowed = [room, ...floors.slice(0, level).flat()];
    return {
      name: `floor-${room}`,
      severity: 'error',
      comment: `src/${room} may import only from ${allowed.join(', ')}`,
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: `^src/(generated|${allowed.join('|')})/` },
    };
  }),
);

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'through-the-door',
      severity: 'error',
      comment: 'a room is entered through its index.ts only',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/([^/]+)/.+', pathNot: ['^src/$1/', '^src/generated/', '^src/[^/]+/index\\.ts$'] },
    },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' }, to: {} },
    ...floorRules,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};

// For docs/system_map.yaml; not enumerable, because dependency-cruiser takes no keys that it does not know.
Object.defineProperty(module.exports, 'floors', { value: floors });
