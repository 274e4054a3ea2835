import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../site/database';

/** A sentence for the person at the terminal; nothing is wrong with the code. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
}

const seededMark = 'seeded';
const runningMark = 'running';

/** The folder of one site's databases. A seed that was interrupted leaves no mark, and the next start begins again. */
export class DataFolder {
  constructor(
    readonly dir: string,
    /** As the person knows it, for sentences. */
    private readonly shown: string,
  ) {}

  /** Makes the folder ready. @returns whether the site in it still has to be seeded @throws Trouble */
  prepare({ fresh }: { readonly fresh: boolean }): boolean {
    this.refuseSecond();
    const seeded = existsSync(join(this.dir, seededMark));
    if (fresh || !seeded) this.clear();
    mkdirSync(this.dir, { recursive: true });
    for (const file of this.databases()) this.check(file);
    writeFileSync(join(this.dir, runningMark), String(process.pid));
    return fresh || !seeded;
  }

  markSeeded(): void {
    writeFileSync(join(this.dir, seededMark), '');
  }

  leave(): void {
    rmSync(join(this.dir, runningMark), { force: true });
  }

  /** Two sites on the same files would undo each other's work. */
  private refuseSecond(): void {
    const mark = join(this.dir, runningMark);
    const pid = existsSync(mark) ? Number(readFileSync(mark, 'utf8')) : 0;
    if (pid > 0 && pid !== process.pid && isAlive(pid)) {
      throw new Trouble(
        `Another npm start is using ${this.shown} (process ${pid}). Stop that one first, with Ctrl-C in its terminal.`,
      );
    }
  }

  private clear(): void {
    if (!existsSync(this.dir)) return;
    for (const file of readdirSync(this.dir)) {
      if (file === seededMark || /\.sqlite(-journal|-wal|-shm)?$/.test(file)) rmSync(join(this.dir, file));
    }
  }

  private databases(): string[] {
    return readdirSync(this.dir).filter((file) => file.endsWith('.sqlite'));
  }

  private check(file: string): void {
    try {
      const db = openDatabase(join(this.dir, file));
      try {
        const [row] = db.prepare('PRAGMA quick_check(1)').all();
        if (Object.values(row ?? {})[0] !== 'ok') throw new Error('quick_check');
      } finally {
        db.close();
      }
    } catch (cause) {
      const sentence = `The database file ${join(this.shown, file)} can't be read. Put back a copy of it, or start over with --fresh, which clears ${this.shown}.`;
      throw new Trouble(sentence, { cause });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
