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

  test('refuses an error of types', async () => {
    copy.write('src/broken.ts', "export const count: number = 'three';\n");
    copy.replace('src/index.ts', /^/, "export { count } from './broken';\n");
    expect((await runForge('bundle', copy)).join('\n')).toMatch(/TS2322/);
  });

  test('refuses an import that cannot be found', async () => {
    copy.replace('src/index.ts', /^/, "import './nowhere';\n");
    expect((await runForge('bundle', copy)).join('\n')).toMatch(/nowhere/);
  });
});
