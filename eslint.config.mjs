import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { layerConfigs } from './eslint.layers.mjs';

const ban = (selector, message) => ({ selector, message });

const everywhere = [
  // A character class keeps this file itself free of the word.
  ban('Identifier[name=/^bypassCS[P]$/]', 'The pages are tested under the policy of production.'),
  ban('Literal[value=/bypassCS[P]/]', 'The pages are tested under the policy of production.'),
  ban(
    'CallExpression > MemberExpression.callee[object.name="jest"][property.name=/^(mock|doMock|setMock|unstable_mockModule|createMockFromModule)$/]',
    'Modules are not mocked: use the real SDK on the local site.',
  ),
  ban('MemberExpression[object.name=/^(test|it|describe)$/][property.name="only"]', 'A focused test hides the others.'),
  ban('MemberExpression[object.name=/^(test|it|describe)$/][property.name="todo"]', 'An empty test proves nothing.'),
  ban('CallExpression[callee.name=/^(fit|fdescribe|xit|xtest|xdescribe)$/]', 'No focused and no switched-off tests.'),
  ban('ExportAllDeclaration', 'No barrels: import from the file that defines it.'),
];

const noDefaultExport = ban('ExportDefaultDeclaration', 'Named exports only.');

const pure = [
  ban('MemberExpression[object.name="Date"][property.name="now"]', 'The clock is a parameter.'),
  ban('NewExpression[callee.name="Date"][arguments.length=0]', 'The clock is a parameter.'),
  ban('MemberExpression[object.name="Math"][property.name="random"]', 'Randomness is a parameter.'),
];

const noInlineStyleElement = ban(
  'JSXOpeningElement[name.name="style"]',
  'Inline style elements break the policy: use a CSS module.',
);

const syntaxOf = (layer) => [
  ...everywhere,
  noDefaultExport,
  ...(layer === 'domain' ? pure : []),
  ...(layer === 'frontend' ? [noInlineStyleElement] : []),
];

export default tseslint.config(
  {
    ignores: ['node_modules/', 'static/', '.local/', 'coverage/', 'tests/.out/', 'bench/.out/'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strict],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-undef': 'off',
      'no-restricted-syntax': ['error', ...everywhere],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      // What JSON.parse and the SDK hand over is unknown until a schema has looked at it.
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
    },
  },
  ...layerConfigs(syntaxOf),
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      // Offsets into typed arrays are in range by construction; a fallback value would hide an error there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-console': 'error',
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'performance', 'crypto'],
    },
  },
  {
    files: ['src/services/**/*.ts', 'src/resolvers/**/*.ts'],
    // Data was parsed at the edge; a cast further in would only hide that it was not. `as const` stays allowed.
    rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }] },
  },
  {
    files: ['src/frontend/app/feature-gate-stub.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere] },
  },
  {
    files: ['**/*.tsx'],
    extends: [jsxA11y.flatConfigs.recommended, reactHooks.configs.flat.recommended],
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: { globals: nodeGlobals() },
    rules: { 'no-restricted-syntax': ['error', ...everywhere], eqeqeq: ['error', 'always', { null: 'ignore' }] },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { __dirname: 'readonly', __filename: 'readonly' } },
  },
  {
    files: ['tests/support/*.cjs'],
    languageOptions: { globals: { Element: 'readonly', HTMLElement: 'readonly', jest: 'readonly' } },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
);

function nodeGlobals() {
  const names = ['AbortController', 'AbortSignal', 'Buffer', 'URL', 'URLSearchParams', 'console', 'crypto', 'fetch'];
  const timers = [
    'clearInterval',
    'clearTimeout',
    'performance',
    'process',
    'queueMicrotask',
    'setInterval',
    'setTimeout',
  ];
  const classes = ['Headers', 'Request', 'Response', 'TextDecoder', 'TextEncoder', 'globalThis', 'structuredClone'];
  return Object.fromEntries([...names, ...timers, ...classes].map((name) => [name, 'readonly']));
}
