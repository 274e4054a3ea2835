import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { copyApp, runForge, type AppCopy } from './app-copy';
import { moduleKeyProblems } from './module-keys';

const moduleKeys = (copy: AppCopy) => moduleKeyProblems(parse(readFileSync(join(copy.folder, 'manifest.yml'), 'utf8')));

describe("the manifest under Forge's validation and its schema", () => {
  let copy: AppCopy;
  beforeEach(() => {
    copy = copyApp();
  });
  afterEach(() => {
    copy.remove();
  });

  test('is valid', async () => {
    expect(await runForge('manifest', copy)).toEqual([]);
  });

  test('has no key that its modules do not know', () => {
    expect(moduleKeys(copy)).toEqual([]);
  });

  test('a function that no file exports, a resource that is not there and a key used twice are found', async () => {
    copy.replace('manifest.yml', 'handler: index.resolver', 'handler: nowhere.resolver');
    copy.replace('manifest.yml', 'path: static/ui', 'path: static/nowhere');
    copy.replace('manifest.yml', 'key: settings', 'key: strategy');
    const problems = (await runForge('manifest', copy)).join('\n');
    expect(problems).toMatch(/'nowhere\.resolver' cannot find associated file/);
    expect(problems).toMatch(/missing resource 'static\/nowhere'/);
    expect(problems).toMatch(/duplicate module key 'strategy'/);
  });

  test('a misspelt key passes the validation and is found by the schema', async () => {
    copy.replace('manifest.yml', 'title: Strategy settings', 'title: Strategy settings\n      layuot: basic');
    expect(await runForge('manifest', copy)).toEqual([]);
    expect(moduleKeys(copy)).toEqual(['jira:adminPage settings: the module has an unknown key layuot']);
  });
});

describe('the check of module keys', () => {
  const page = { key: 'p', title: 'P', resource: 'ui', resolver: { function: 'f' } };
  const context = { ...page, label: 'L', dynamicProperties: { function: 'f' } };
  const check = (type: string, module: object) => moduleKeyProblems({ modules: { [type]: [module] } });

  test.each([
    ['a deeper key', 'jira:globalPage', { ...page, resolver: { funktion: 'f' } }, /unknown key funktion/],
    ['a module type', 'jira:globlPage', page, /jira:globlPage is no module of Forge/],
    ['a key that belongs to another module', 'jira:adminPage', { ...page, adfExport: { function: 'f' } }, /adfExport/],
    ['a key in a documented module', 'jira:issueContext', { ...context, lable: 'L' }, /unknown key lable/],
    ['a consumer', 'consumer', { key: 'c', queue: 'q', function: 'f', concurency: 1 }, /unknown key concurency/],
    ['a trigger', 'trigger', { key: 't', function: 'f', events: ['avi:jira:updated:issue'], filtr: {} }, /filtr/],
  ])('finds %s', (_what, type, module, says) => {
    expect(check(type, module).join('\n')).toMatch(says);
  });

  test.each([
    ['jira:issueContext', context],
    ['macro', { ...page, layout: 'block', unlicensedAccess: ['anonymous'], config: { resource: 'ui', title: 'C' } }],
    ['trigger', { key: 't', function: 'f', events: ['avi:jira:updated:issue'], filter: { ignoreSelf: true } }],
    [
      'jira:entityProperty',
      { key: 'e', entityType: 'issue', propertyKey: 'p', values: [{ path: 'n', type: 'string' }] },
    ],
  ])('accepts what is documented for %s', (type, module) => {
    expect(check(type, module)).toEqual([]);
  });
});
