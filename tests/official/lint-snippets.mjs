import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

// ESLint reads its configuration through import(), which Jest's CommonJS can't do, so the snippets are linted in this process.
// Standard input: [{path, code}]. Standard output: one list of "rule: message" for each.
const cwd = fileURLToPath(new URL('../..', import.meta.url));
const eslint = new ESLint({
  cwd,
  overrideConfig: {
    // The snippets are not on disk, so no type information: the rules under test need none.
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: false } },
    rules: Object.fromEntries(typed(await new ESLint({ cwd }).calculateConfigForFile('src/index.ts'))),
  },
});

const snippets = JSON.parse(readFileSync(0, 'utf8'));
const found = await Promise.all(
  snippets.map(async ({ path, code }) => {
    const [result] = await eslint.lintText(code, { filePath: path });
    return result.messages.map(({ ruleId, message }) => `${ruleId ?? 'fatal'}: ${message}`);
  }),
);
process.stdout.write(JSON.stringify(found));

/** The rules that need types, switched off. */
function* typed(config) {
  for (const rule of Object.keys(config.rules)) {
    const [plugin, name] = rule.split('/');
    if (config.plugins[plugin]?.rules?.[name]?.meta?.docs?.requiresTypeChecking) yield [rule, 'off'];
  }
}
