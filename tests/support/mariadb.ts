import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { ensureMariadb } from './find-mariadb.mjs';

export interface MariadbServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Makes an empty database of this name and answers the name. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

const tidbRules = [
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_bin',
  '--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
];
const small = [
  '--innodb-buffer-pool-size=128M',
  '--innodb-flush-log-at-trx-commit=0',
  '--performance-schema=OFF',
  '--skip-log-bin',
];

// The server lives as long as somebody holds its standard input, so it ends even when the tests are killed.
const whileHeld = '"$@" & server=$!; cat >/dev/null; kill "$server"; wait "$server"';

/** Why the tests on MariaDB can't run here, or null when they can. With CI=true they must. @throws when they must and can't */
export function whyNoMariadb(mariadb = ensureMariadb(), ci = process.env['CI'] === 'true'): string | null {
  if (mariadb.found) return null;
  if (ci) throw new Error(`With CI=true the database is mandatory. ${mariadb.reason}`);
  return mariadb.reason;
}

/** `describe` for tests that need MariaDB: where there is none they are skipped and the reason is printed. */
export function describeMariadb(name: string, body: () => void): void {
  const reason = whyNoMariadb();
  if (reason === null) {
    describe(name, body);
    return;
  }
  console.warn(`Skipped: ${name}. ${reason}`);
  const { skip } = describe;
  skip(name, body);
}

/** Starts a private server under TiDB's rules, on a free port, in a folder of its own that goes away with it. */
export async function startMariadb(): Promise<MariadbServer> {
  const mariadb = ensureMariadb();
  if (!mariadb.found) throw new Error(mariadb.reason);
  const folder = mkdtempSync(join(tmpdir(), 'sightline-mariadb-'));
  const data = join(folder, 'data');
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  const made = spawnSync(
    mariadb.found.install,
    ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db', ...asRoot],
    // Two that are made at once would take each other's temporary tables away.
    { encoding: 'utf8', env: { ...process.env, TMPDIR: folder } },
  );
  if (made.status !== 0) throw new Error(`MariaDB's data folder could not be made: ${made.stdout}${made.stderr}`);
  const port = await freePort();
  const log = join(folder, 'error.log');
  const server = spawn(
    'sh',
    [
      ...['-c', whileHeld, 'sh', mariadb.found.server, '--no-defaults', `--datadir=${data}`],
      ...[`--socket=${join(folder, 'socket')}`, `--pid-file=${join(folder, 'pid')}`, `--log-error=${log}`],
      `--tmpdir=${folder}`,
      ...[`--port=${port}`, '--bind-address=127.0.0.1', ...tidbRules, ...small, ...asRoot],
    ],
    { stdio: ['pipe', 'ignore', 'ignore'] },
  );
  const access = { host: '127.0.0.1', port, user: 'root', password: '' };
  const run = async (query: string) => {
    const connection = await createConnection(access);
    try {
      await connection.query(query);
    } finally {
      await connection.end();
    }
  };
  await ready(() => run('SELECT 1'), log);
  return {
    ...access,
    createDatabase: async (name) => {
      if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`Not a name for a database: ${name}`);
      await run(`CREATE DATABASE ${name}`);
      return name;
    },
    stop: async () => {
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ready(ask: () => Promise<void>, log: string): Promise<void> {
  const until = Date.now() + 30_000;
  for (;;) {
    try {
      await ask();
      return;
    } catch (cause) {
      if (Date.now() > until) {
        throw new Error(`MariaDB did not answer within 30 s. Its log: ${readFileSync(log, 'utf8')}`, { cause });
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => {
      resolve();
    });
    server.stdin?.end();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('No free port was found.'));
      });
    });
  });
}
