import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../src/frontend');
const files = (...ends: string[]) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => ends.some((end) => file.endsWith(end)));
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const theme = read('app/theme.css');

/** Class names of a module are checked by the compiler; those of the whole page by nobody else. */
test('every class of the whole page that the code names is in the theme', () => {
  const used = new Set(
    files('.tsx', '.ts').flatMap((file) =>
      [...read(file).matchAll(/(?:class[nN]ame=|className = )['"](sightline-[a-z-]+)['"]/g)].map((one) => one[1]!),
    ),
  );
  expect(used).toContain('sightline-offscreen');
  expect([...used].filter((name) => !theme.includes(`.${name}`))).toEqual([]);
});

test('what is offscreen is read aloud: it is clipped, not hidden', () => {
  const rule = /\.sightline-offscreen\s*\{([^}]*)\}/.exec(theme)?.[1] ?? '';
  expect(rule).toMatch(/clip-path:\s*inset\(50%\)/);
  expect(rule).toMatch(/position:\s*fixed/);
  expect(rule).not.toMatch(/display:\s*none|visibility:\s*hidden/);
});
