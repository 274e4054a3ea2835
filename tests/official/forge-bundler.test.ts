import { copyApp, runForge, type AppCopy } from './app-copy';

describe("Forge's bundler", () => {
  let copy: AppCopy;
  beforeEach(() => {
    copy = copyApp();
  });
  afterEach(() => {
    copy.remove();
  });

  test('builds the app', async () => {
    expect(await runForge('bundle', copy)).toEqual([]);
  });

  test('refuses an error of types, and an import that cannot be found', async () => {
    // It is not in what is bundled.
    copy.without('src/frontend');
    copy.write('src/broken.ts', "export const count: number = 'three';\n");
    copy.replace('src/index.ts', /^/, "import './nowhere';\nexport { count } from './broken';\n");
    const found = (await runForge('bundle', copy)).join('\n');
    expect(found).toMatch(/TS2322/);
    expect(found).toMatch(/nowhere/);
  });
});
