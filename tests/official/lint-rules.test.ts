import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

interface Snippet {
  readonly path: string;
  readonly code: string;
  /** What the rule says, or null when the snippet is fine. */
  readonly says: RegExp | null;
}

const bad = (path: string, code: string, says: RegExp): Snippet => ({ path, code, says });
const fine = (path: string, code: string): Snippet => ({ path, code, says: null });
const imports = (from: string) => `import { x } from '${from}';\nexport const y = x;\n`;

const domain = /src\/domain imports nothing outside/;
const shared = /src\/shared is the contract/;
const services = /src\/services imports/;
const clients = /src\/clients owns/;
const storage = /src\/storage owns/;
const resolvers = /src\/resolvers imports/;
const frontend = /src\/frontend imports/;
const features = /Features do not import each other/;
const notTheApp = /src never imports local, tests or bench|src\/\w+ (imports|is|owns)/;

const snippets: readonly Snippet[] = [
  ...['../shared/result', '../../services/ports', 'zod', 'node:fs', '@forge/api', '../frontend/app/x'].map((from) =>
    bad('src/domain/rollup/outcome.ts', imports(from), domain),
  ),
  fine('src/domain/rollup/outcome.ts', imports('../tree/place')),
  bad('src/domain/day.ts', 'export const today = () => Date.now();\n', /clock is a parameter/),
  bad('src/domain/day.ts', 'export const today = () => new Date();\n', /clock is a parameter/),
  bad('src/domain/draw.ts', 'export const draw = () => Math.random();\n', /Randomness is a parameter/),
  fine('src/domain/day.ts', 'export const text = (at: number) => new Date(at).toISOString();\n'),

  ...['../services/ports', '../storage/tree', '@forge/sql', '@forge/bridge', 'react', 'node:crypto'].map((from) =>
    bad('src/shared/contract.ts', imports(from), shared),
  ),
  fine('src/shared/inputs.ts', imports('zod')),
  fine('src/shared/inputs.ts', imports('../domain/model')),

  ...['../clients/jira', '../storage/tree', '../resolvers/endpoint', '@forge/api', '@forge/kvs', 'kysely'].map((from) =>
    bad('src/services/save-node.ts', imports(from), services),
  ),
  fine('src/services/save-node.ts', imports('../shared/result')),
  fine('src/services/tree/read.ts', imports('../../domain/model')),
  bad('src/services/save-node.ts', 'export const x = (y: unknown) => y as string;\n', /type assertion/),

  ...['../storage/tree', '../resolvers/endpoint', '@forge/sql', '@forge/kvs', '../services/access'].map((from) =>
    bad('src/clients/jira/myself.ts', imports(from.replace('../', '../../')), clients),
  ),
  fine('src/clients/jira/myself.ts', imports('@forge/api')),
  fine('src/clients/jira/myself.ts', imports('../../services/ports')),
  fine('src/clients/jira/myself.ts', imports('../../services/ports/people')),

  ...['../clients/jira', '../resolvers/endpoint', '@forge/api', '../services/save-node'].map((from) =>
    bad('src/storage/tree.ts', imports(from), storage),
  ),
  ...['@forge/sql', '@forge/kvs', 'kysely', '../services/ports', '../services/failure', '../domain/model'].map((from) =>
    fine('src/storage/tree.ts', imports(from)),
  ),

  ...['../clients/jira', '../storage/tree', '../domain/model', '@forge/api', '@forge/sql', '@forge/kvs'].map((from) =>
    bad('src/resolvers/endpoint.ts', imports(from), resolvers),
  ),
  fine('src/resolvers/index.ts', imports('@forge/resolver')),
  fine('src/resolvers/index.ts', imports('../services/save-node')),

  ...['../../services/access', '../../storage/tree', '../../clients/jira', '../../resolvers/index'].map((from) =>
    bad('src/frontend/app/start.tsx', imports(from), frontend),
  ),
  ...['@forge/api', '@forge/sql', '@forge/kvs', '@forge/resolver', 'node:path'].map((from) =>
    bad('src/frontend/app/start.tsx', imports(from), frontend),
  ),
  ...['@forge/bridge', 'react', '../../shared/contract', '../../domain/model'].map((from) =>
    fine('src/frontend/app/start.tsx', imports(from)),
  ),
  bad('src/frontend/features/tree/row.tsx', imports('../panel/panel'), features),
  bad('src/frontend/features/tree/cells/owner.tsx', imports('../../panel/panel'), features),
  bad('src/frontend/features/tree/row.tsx', imports('../../../storage/tree'), frontend),
  fine('src/frontend/features/tree/cells/owner.tsx', imports('../row')),
  fine('src/frontend/features/tree/row.tsx', imports('../../components/lozenge')),
  bad('src/frontend/app/start.tsx', 'export const A = () => <style>{"a{}"}</style>;\n', /style elements/),

  ...['../local/clock', '../tests/support/browser', '../bench/measure'].map((from) =>
    bad('src/index.ts', imports(from), notTheApp),
  ),
  ...['domain', 'shared', 'services', 'clients', 'storage', 'resolvers', 'frontend'].map((layer) =>
    bad(`src/${layer}/a.ts`, imports('../../local/site/clock'), notTheApp),
  ),
  ...['./storage/tree', './clients/jira', './resolvers/index', './services/access'].map((from) =>
    fine('src/index.ts', imports(from)),
  ),

  // The other ways to write an import.
  bad('src/domain/a.ts', "import type { X } from '../services/ports';\nexport type Y = X;\n", domain),
  bad('src/domain/a.ts', "export { x } from '../services/ports';\n", domain),
  bad('src/domain/a.ts', "export const x = () => import('../services/ports');\n", domain),
  bad('src/services/a.ts', "export const x = () => import('@forge/sql');\n", services),

  bad('src/shared/a.ts', 'export const f = (x: any) => String(x);\n', /no-explicit-any/),
  bad('src/shared/a.ts', 'export default 1;\n', /Named exports only/),
  bad('src/shared/a.ts', "export * from './b';\n", /No barrels/),
  bad('tests/a.test.ts', "jest.mock('@forge/api');\n", /Modules are not mocked/),
  bad('tests/a.test.ts', "jest.doMock('@forge/api');\n", /Modules are not mocked/),
  bad('tests/a.test.ts', "test.only('x', () => { expect(1).toBe(1); });\n", /focused test/),
  bad('tests/a.test.ts', "describe.only('x', () => { test('y', () => { expect(1).toBe(1); }); });\n", /focused test/),
  bad('tests/a.test.ts', "xit('x', () => { expect(1).toBe(1); });\n", /switched-off/),
  bad('tests/a.test.ts', `export const options = { ${'bypass'}${'CSP'}: true };\n`, /policy of production/),
  bad('local/a.mjs', `export const options = { '${'bypass'}${'CSP'}': true };\n`, /policy of production/),
  fine('tests/a.test.ts', "test('x', () => { expect(jest.fn()).not.toHaveBeenCalled(); });\n"),
];

let answers: readonly (readonly string[])[];

beforeAll(() => {
  const done = spawnSync(process.execPath, [join(__dirname, 'lint-snippets.mjs')], {
    input: JSON.stringify(snippets),
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(done.stderr);
  answers = z.array(z.array(z.string())).parse(JSON.parse(done.stdout));
});

const title = ({ path, code, says }: Snippet) =>
  `${says ? 'refused' : 'fine'} in ${path}: ${code.split('\n')[0] ?? ''}`;

test.each(snippets.map((snippet, index) => [title(snippet), snippet, index] as const))(
  '%s',
  (_title, { says }, index) => {
    const messages = answers[index] ?? ['not linted'];
    if (says) expect(messages.join('\n')).toMatch(says);
    else expect(messages).toEqual([]);
  },
);
