import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { copyApp, runForge, type AppCopy } from './app-copy';

// The OpenAPI documents of Jira and Confluence lie beside the checkout where there are any; they are not part of the project.
const contracts = process.env['SIGHTLINE_CONTRACTS'] ?? join(__dirname, '../../../shared/contracts');
const withContracts = existsSync(join(contracts, 'jira-platform-v3.json'));

describe('forge lint', () => {
  const copies: AppCopy[] = [];
  const copy = () => {
    const made = copyApp();
    copies.push(made);
    return made;
  };
  afterEach(() => {
    for (const made of copies.splice(0)) made.remove();
  });

  test('has nothing to say about the app, and finds a removed scope, a time limit in the wrong place and a lost handler', async () => {
    if (!withContracts) {
      console.warn(`There are no OpenAPI documents in ${contracts}: the scopes of REST calls can not be checked.`);
    }
    const broken = copy();
    // What is broken is not in the interface.
    broken.without('src/frontend');
    broken.replace('manifest.yml', /^ *- read:jira-user\n/m, '');
    broken.replace(
      'manifest.yml',
      /handler: index\.resolver\n( *timeoutSeconds.*\n)?/,
      'handler: index.resolver\n      timeoutSeconds: 20\n',
    );
    broken.replace('manifest.yml', 'handler: index.hourly', 'handler: index.hourlyy');
    const [said, found] = await Promise.all([runForge('lint', copy(), contracts), runForge('lint', broken, contracts)]);
    expect(said).toEqual([]);
    expect(found.join('\n')).toMatch(/"resolver" defines timeoutSeconds \(20s\) but is used by/);
    expect(found.join('\n')).toMatch(/hourlyy/);
    if (withContracts) expect(found.join('\n')).toMatch(/read:jira-user/);
  });
});
