/**
 * Who may import whom inside `src`, as ESLint options. Imports go one way:
 * domain ← shared ← services ← clients and storage (through the ports); resolvers use services and shared; frontend uses shared and
 * domain; only src/index.ts, which wires everything, may import everything. Nothing in `src` knows of local, tests or bench.
 */
const inside = ['domain', 'shared', 'services', 'clients', 'storage', 'resolvers', 'frontend'];
const outside = ['local', 'tests', 'bench'];

const sdk = (...names) => `^@forge/(${names.join('|')})(/|$)`;
const anyPackage = '^[^.]';
const nodeBuiltin = '^node:';
const react = '^(react|react-dom|@atlaskit|@tanstack|@compiled)(/|$)';

/** A relative path that leaves this folder for one of the others. */
const folders = (names) => `^\\.\\.?/(.*/)?(${names.join('|')})(/|$)`;

const layers = [
  {
    layer: 'domain',
    may: [],
    packages: [anyPackage],
    why: 'src/domain imports nothing outside src/domain: no SDK, no I/O, no clock, no library.',
  },
  {
    layer: 'shared',
    may: ['domain'],
    packages: ['^@forge/', nodeBuiltin, react],
    why: 'src/shared is the contract of both sides: it imports src/domain and libraries that run everywhere.',
  },
  {
    layer: 'services',
    may: ['domain', 'shared'],
    packages: ['^@forge/', '^kysely', react],
    why: 'src/services imports src/shared and src/domain; the outside world comes in through services/ports.',
  },
  {
    layer: 'clients',
    may: ['domain', 'shared', 'services'],
    packages: [sdk('sql', 'kvs', 'bridge'), react],
    why: 'src/clients owns requestJira and requestConfluence, and imports services/ports, src/shared and src/domain.',
  },
  {
    layer: 'storage',
    may: ['domain', 'shared', 'services'],
    packages: [sdk('api', 'bridge', 'resolver'), react],
    why: 'src/storage owns @forge/sql and @forge/kvs, and imports services/ports, src/shared and src/domain.',
  },
  {
    layer: 'resolvers',
    may: ['shared', 'services'],
    packages: [sdk('api', 'sql', 'kvs', 'bridge'), '^kysely', react],
    why: 'src/resolvers imports src/services and src/shared: a resolver is a row, not a place for storage, REST or rules.',
  },
  {
    layer: 'frontend',
    may: ['domain', 'shared'],
    packages: [sdk('api', 'sql', 'kvs', 'events', 'resolver', 'llm'), '^kysely', nodeBuiltin],
    why: 'src/frontend imports src/shared and src/domain and reaches the rest through the bridge.',
  },
];

// Adapters implement the ports; use cases and access rules are none of their business.
const portsOnly = '^\\.\\.?/(.*/)?services(/(?!ports(/|\\.|$)|failure(\\.|$)).*)?$';

function restrictions({ layer, may, packages, why }) {
  const forbidden = inside.filter((name) => name !== layer && !may.includes(name));
  const regexes = [...packages, folders([...forbidden, ...outside])];
  if (layer === 'clients' || layer === 'storage') regexes.push(portsOnly);
  return regexes.map((regex) => ({ regex, message: why }));
}

/** `no-restricted-imports` does not see `import()`; the same patterns as selectors do. */
const dynamic = (patterns) =>
  patterns.map(({ regex, message }) => ({
    selector: `ImportExpression > Literal.source[value=/${regex.replaceAll('/', '\\u002F')}/u]`,
    message,
  }));

function rules(patterns, syntax) {
  return {
    'no-restricted-imports': ['error', { patterns }],
    'no-restricted-syntax': ['error', ...syntax, ...dynamic(patterns)],
  };
}

const noFeatureMeetsAnother = (depth) => ({
  regex: `^${'\\.\\./'.repeat(depth)}(?!\\.\\.)`,
  message: 'Features do not import each other: move what they share to src/frontend/components or src/frontend/app.',
});

/** @param {(layer: string) => object[]} syntaxOf further `no-restricted-syntax` entries of a layer */
export function layerConfigs(syntaxOf) {
  const indexPatterns = [
    { regex: folders(outside), message: 'src never imports local, tests or bench: they are not part of the app.' },
  ];
  const configs = layers.map((row) => ({
    files: [`src/${row.layer}/**/*.{ts,tsx}`],
    rules: rules(restrictions(row), syntaxOf(row.layer)),
  }));
  const frontend = layers.find((row) => row.layer === 'frontend');
  for (const depth of [1, 2, 3]) {
    configs.push({
      files: [`src/frontend/features/${'*/'.repeat(depth)}*.{ts,tsx}`],
      rules: rules([...restrictions(frontend), noFeatureMeetsAnother(depth)], syntaxOf('frontend')),
    });
  }
  configs.unshift({ files: ['src/**/*.{ts,tsx}'], rules: rules(indexPatterns, syntaxOf('index')) });
  return configs;
}
