import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../local/install.mjs';
import { gitlabFile, isPresent } from '../real-input/gitlab-file';
import { collect } from './support/site-process';
import { useSite } from './support/use-site';

const table = `kind,title,parent,owner,baseline,target,unit,weight
vision,Everyone eats well,,Mara Ellison,,,,
objective,Orders arrive complete,Everyone eats well,Nadia Sorel,,,,
keyResult,Orders with a substitution,Orders arrive complete,Nadia Sorel,18,9,%,
`;

describe('npm run import', () => {
  const { site, strategy } = useSite('jira');
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sightline-import-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  async function run(...args: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> {
    const url = site().url.replace('site.localhost', 'localhost');
    const child = spawn(
      process.execPath,
      ['local/import.mjs', ...args, ...(args.includes('--url') ? [] : ['--url', url])],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const printed = collect(child);
    const [code] = (await once(child, 'exit')) as [number | null];
    return { code, said: printed() };
  }

  test('makes a strategy of a table, finds owners by name, and makes nothing twice', async () => {
    const file = write('okrs.csv', table);
    const first = await run(file, '--strategy', 'Imported');
    expect(first).toMatchObject({
      code: 0,
      said: expect.stringContaining('Done: 2 made, 0 already there, 0 checked in.'),
    });
    const second = await run(file, '--strategy', 'Imported');
    expect(second).toMatchObject({
      code: 0,
      said: expect.stringContaining('Done: 0 made, 2 already there, 0 checked in.'),
    });
    const third = await run(
      write('okrs.csv', `${table}objective,Bread is warm,Everyone eats well,N. Body,,,,\n`),
      '--strategy',
      'Imported',
    );
    expect(third.said).toContain('Nobody here is called “N. Body”.');
    expect(third.said).toContain('Done: 1 made, 2 already there, 0 checked in.');

    const { app, expectNoProblems } = await strategy({ as: 'wren' });
    await app.getByRole('treegrid', { name: 'Imported' }).waitFor();
    await app.getByRole('row', { name: /Orders with a substitution.*Nadia Sorel/ }).waitFor();
    await app.getByRole('row', { name: /Vision VIS-\d+ Everyone eats well/ }).waitFor();
    expectNoProblems();
  });

  (isPresent ? test : test.skip)('makes a quarter of GitLab’s OKRs over HTTP', async () => {
    const { code, said } = await run(gitlabFile, '--quarter', '2018-q2', '--strategy', 'GitLab');
    expect(said).toContain('Made 250 of 402.');
    expect(said).toContain('Done: 402 made, 0 already there, 21 checked in.');
    expect(code).toBe(0);
  });

  test('says in a sentence what stands in the way', async () => {
    const file = write('ok.csv', table);
    const refused = async (...args: string[]) => {
      const { code, said } = await run(...args);
      expect(code).not.toBe(0);
      expect(said).not.toMatch(/\n\s+at /);
      return said;
    };
    expect(await refused(file, '--url', 'http://localhost:9')).toContain('No site answers at http://localhost:9.');
    expect(await refused(file, '--as', 'mara@larkfield.example:wrong')).toContain('does not know these credentials');
    expect(await refused(file, '--as', 'wren@larkfield.example:local-wren', '--strategy', 'Mine')).toMatch(/administ/i);
    expect(await refused(join(folder, 'none.csv'))).toContain("can't be read");
    expect(
      await refused(write('bad.csv', `${table}keyResult,Same,Orders arrive complete,,5,5,,\n`), '--strategy', 'Partly'),
    ).toContain("Can't be made: Line 5: Target equals baseline");
  });
});
