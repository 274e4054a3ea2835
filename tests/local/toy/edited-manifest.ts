import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

/** A root whose manifest.yml is the toy's with one text replaced. @throws when the text is not there */
export function editedManifest(text: string, replacement: string): string {
  const manifest = readFileSync(join(__dirname, 'manifest.yml'), 'utf8');
  if (!manifest.includes(text)) throw new Error(`manifest.yml has no ${text}`);
  const folder = mkdtempSync(join(tmpdir(), 'sightline-manifest-'));
  folders.push(folder);
  writeFileSync(join(folder, 'manifest.yml'), manifest.replace(text, replacement));
  return folder;
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
