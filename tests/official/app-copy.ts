import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(__dirname, '../..');

/** What `forge deploy` reads, in a folder of its own where it can be broken. */
export interface AppCopy {
  readonly folder: string;
  /** @throws when the text is not there, so that a broken copy is really broken */
  replace(path: string, text: string | RegExp, by: string): void;
  write(path: string, text: string): void;
  without(path: string): void;
  remove(): void;
}

export function copyApp(): AppCopy {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-app-'));
  for (const path of ['manifest.yml', 'package.json', 'tsconfig.json', 'src']) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const ui = join(folder, 'static/ui');
  mkdirSync(ui, { recursive: true });
  if (existsSync(join(root, 'static/ui/index.html'))) cpSync(join(root, 'static/ui'), ui, { recursive: true });
  else writeFileSync(join(ui, 'index.html'), '<!doctype html><title>Not built</title>');

  const write = (path: string, text: string) => {
    writeFileSync(join(folder, path), text);
  };
  return {
    folder,
    write,
    replace: (path, text, by) => {
      const before = readFileSync(join(folder, path), 'utf8');
      const after = before.replace(text, by);
      if (after === before) throw new Error(`${path} does not hold ${String(text)}`);
      write(path, after);
    },
    without: (path) => {
      rmSync(join(folder, path), { recursive: true });
    },
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

/** Runs one of Forge's checks in this folder. @returns what it objects to, one sentence each */
export function runForge(
  tool: 'manifest' | 'lint' | 'bundle',
  { folder }: AppCopy,
  ...args: string[]
): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(__dirname, 'forge-tool.cjs'), tool, ...args], { cwd: folder });
    let answer = '';
    let errors = '';
    child.stdout.on('data', (part: Buffer) => (answer += part.toString()));
    child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
    child.once('error', reject);
    child.once('close', (status) => {
      if (status === 0) resolve(z.array(z.string()).parse(JSON.parse(answer)));
      else reject(new Error(`${tool} ended with ${String(status)}: ${errors}`));
    });
  });
}
