// Packages that ship ECMAScript modules (or load CSS) and must pass through swc before Jest's CommonJS can run them.
const transformed = ['jira\\.js', 'confluence\\.js', 'd3-[a-z-]+', 'internmap', 'fractional-indexing', '@atlaskit'];

const swc = (parser) => [
  '@swc/jest',
  {
    jsc: { parser, transform: { react: { runtime: 'automatic' } } },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

/** Jest has no time limit per project, so a set-up file reads it from the globals. */
const patience = (seconds) => ({ globals: { patience: seconds * 1000 } });

const common = {
  rootDir: __dirname,
  // `outDir` of tsc and the built interface are never sources; `.local` holds other people's data.
  modulePathIgnorePatterns: ['<rootDir>/static/', '<rootDir>/.local/', '<rootDir>/tests/.out/'],
  setupFilesAfterEnv: ['<rootDir>/tests/support/patience.cjs'],
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  transform: {
    '\\.tsx$': swc({ syntax: 'typescript', tsx: true }),
    '\\.[cm]?ts$': swc({ syntax: 'typescript' }),
    '\\.[cm]?jsx?$': swc({ syntax: 'ecmascript', jsx: true }),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${transformed.join('|')})(/|$))`],
  moduleNameMapper: {
    '^(jira|confluence)\\.js$': '<rootDir>/node_modules/$1.js/dist/index.js',
    '^(jira|confluence)\\.js/([a-zA-Z0-9]+)$': '<rootDir>/node_modules/$1.js/dist/$2/index.js',
    '^@atlaskit/feature-gate-js-client(/feature-gates)?$': '<rootDir>/src/frontend/app/feature-gate-stub.ts',
    '(\\.css|^@atlaskit/css-reset)$': '<rootDir>/tests/support/css-modules.cjs',
  },
};

// Zod and expect keep functions of a test file beyond its end, which Jest would report for each of them.
const node = { testEnvironment: 'node', testEnvironmentOptions: { globalsCleanup: 'off' } };

/** @type {import('jest').Config} */
module.exports = {
  maxWorkers: 2,
  projects: [
    {
      ...common,
      displayName: 'node',
      ...node,
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/official/'],
      ...patience(30),
    },
    {
      ...common,
      displayName: 'dom',
      testEnvironment: '<rootDir>/tests/support/dom-environment.cjs',
      // The `browser` condition of jsdom would select ECMAScript builds that CommonJS cannot load.
      testEnvironmentOptions: {
        globalsCleanup: 'off',
        customExportConditions: ['node', 'node-addons'],
        url: 'http://ui.localhost/',
      },
      testMatch: ['<rootDir>/tests/**/*.test.tsx'],
      setupFiles: ['<rootDir>/tests/support/dom-globals.cjs'],
      setupFilesAfterEnv: ['<rootDir>/tests/support/patience.cjs', '<rootDir>/tests/support/dom-setup.ts'],
      ...patience(15),
    },
    {
      ...common,
      displayName: 'official',
      ...node,
      testMatch: ['<rootDir>/tests/official/**/*.test.ts'],
      ...patience(300),
    },
    {
      ...common,
      displayName: 'e2e',
      ...node,
      testMatch: ['<rootDir>/tests/e2e/**/*.e2e.ts'],
      globalSetup: '<rootDir>/tests/e2e/support/global-setup.ts',
      globalTeardown: '<rootDir>/tests/e2e/support/global-teardown.ts',
      ...patience(120),
    },
  ],
};
