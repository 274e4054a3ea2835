import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstalled, nodeProblem, root } from '../../local/install.mjs';

describe('npm start and npm test before anything is installed', () => {
  test.each(['20.20.2', '22.12.0', '24.0.0', '26.1.0'])('Node %s is fine', (version) => {
    expect(nodeProblem(version)).toBeNull();
  });

  test.each(['16.20.0', '18.19.1', '20.10.0', '22.3.0'])('Node %s is answered with what to do', (version) => {
    expect(nodeProblem(version)).toContain(`this is Node ${version}. Install one from https://nodejs.org`);
  });

  describe('packages', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'sightline-install-'));
      mkdirSync(join(folder, 'node_modules'));
    });
    afterEach(() => {
      rmSync(folder, { recursive: true });
    });

    const write = (path: string, packages: object) => {
      writeFileSync(join(folder, path), JSON.stringify({ packages }));
    };
    const wanted = {
      '': { name: 'app' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b-windows': { version: '1.0.0', optional: true },
    };

    test.each([
      ['nothing is there', null, false],
      ['all but what is for other platforms is there', { 'node_modules/a': { version: '1.0.0' } }, true],
      ['one has another version', { 'node_modules/a': { version: '1.0.1' } }, false],
      ['one is missing', {}, false],
    ])('%s', (_name, present, expected) => {
      write('package-lock.json', wanted);
      if (present) write('node_modules/.package-lock.json', present);
      expect(isInstalled(folder)).toBe(expected);
    });
  });
});

test('npm test with a step that does not exist says which there are', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'tests/run.mjs'), '--only=e2e,units'], {
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toContain('Not known here: units.');
  expect(stderr).toContain('lint,typecheck,format,official,unit,build,e2e');
});
