// Runs one of Forge's own checks on the app in the current folder and prints what it found as JSON. A process of its own, because
// these packages read the current folder and expect a main module.
const { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { existsSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const silent = () => {};
const logger = { info: silent, warn: silent, error: silent, debug: silent, trace: silent };

async function readManifest() {
  const { success, errors = [], manifestObject } = await require('@forge/manifest').validate(false);
  return { success, errors, manifest: manifestObject?.typedContent };
}

const tools = {
  async manifest() {
    const { success, errors } = await readManifest();
    const lines = errors.map(({ level, message, line }) => `${level} in line ${line}: ${message}`);
    return success || lines.length > 0 ? lines : ['not valid, without a reason'];
  },

  async lint(temporary, [contracts]) {
    const none = join(temporary, 'none.json');
    writeFileSync(none, JSON.stringify({ paths: {} }));
    const contract = (name) => {
      const path = join(contracts, name);
      return existsSync(path) ? path : none;
    };
    Object.assign(process.env, {
      USE_LOCAL_SWAGGER: '1',
      LOCAL_JIRA_SWAGGER: contract('jira-platform-v3.json'),
      LOCAL_JSW_SWAGGER: contract('jira-software.json'),
      LOCAL_CONF_SWAGGER: contract('confluence-v1.json'),
      LOCAL_CONF_V2_SWAGGER: contract('confluence-v2.json'),
      LOCAL_JSM_SWAGGER: none,
      LOCAL_BB_SWAGGER: none,
    });
    const { manifest } = await readManifest();
    const files = readdirSync('src', { recursive: true })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => join('src', file));
    const { lint } = require('@forge/lint');
    const noServer = { getDeprecatedRuntimes: async () => [] };
    const config = { linter: { mode: 'client-side' } };
    const results = await lint(files, manifest, 'development', logger, noServer, config);
    return results.flatMap(({ file, errors, warnings, approvals }) =>
      [...errors, ...warnings, ...approvals].map(
        ({ class: kind, message, line }) => `${kind} ${file}:${line} ${message}`,
      ),
    );
  },

  async bundle(temporary) {
    // The real loader and wrapper come from Atlassian's network at deploy time; they are not part of the app.
    mkdirSync(join(temporary, 'dist'));
    for (const name of ['loader', 'wrapper'])
      writeFileSync(join(temporary, `dist/${name}.js`), '// stands for the runtime\n');
    process.env.FORGE_RUNTIME_PATH = temporary;
    const { getEntryPoints, getNodeBundler, getWrapperProvider } = require('@forge/bundler');
    const { FileSystemReader } = require('@forge/cli-shared');
    const { manifest } = await readManifest();
    const handlers = manifest.modules.function.map(({ handler }) => ({ module: handler.split('.')[0] }));
    const provider = getWrapperProvider({ fileSystemReader: new FileSystemReader() });
    const bundler = getNodeBundler(logger, provider, { readConfig: async () => manifest });
    try {
      const { outputDir } = await bundler.bundle({
        appDirectory: process.cwd(),
        entryPoints: getEntryPoints(handlers),
      });
      const bytes = statSync(join(outputDir, 'index.cjs')).size;
      rmSync(outputDir, { recursive: true });
      return bytes > 0 ? [] : ['the bundle is empty'];
    } catch (error) {
      return [error.message];
    }
  },
};

async function main([tool, ...args]) {
  const temporary = mkdtempSync(join(tmpdir(), 'sightline-forge-'));
  try {
    process.stdout.write(JSON.stringify(await tools[tool](temporary, args)));
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

void main(process.argv.slice(2));
