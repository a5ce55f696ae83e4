import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe } from 'vitest';
import { freePort } from '../../../scripts/stack/ports.ts';

/** Where the tables of an indexer are: embedded, or in a real Postgres. */
export interface Database {
  name: string;
  /** What an indexer is told, for tables of its own. The same folder gives the same tables. */
  env(data: string): Record<string, string>;
  /** Runs a statement on the tables of a folder. Embedded ones are nobody else's. */
  sql?(data: string, statement: string): void;
  stop(): void;
}

const places = '/usr/lib/postgresql';

/** The folder of the newest Postgres of this machine. */
function binaries(): string | undefined {
  const versions = existsSync(places) ? readdirSync(places).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(places, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
}

/** The same tests with each database; those with a Postgres that this machine has not got are skipped, and say why. */
export function describeWithEach(tests: (database: 'PGlite' | 'Postgres') => void): void {
  describe('with PGlite', () => tests('PGlite'));
  describeWithPostgres(() => tests('Postgres'));
}

export function describeWithPostgres(tests: () => void): void {
  if (binaries()) describe('with Postgres', tests);
  else describe.skip(`with Postgres: skipped, for there is no initdb under ${places}; apt-get install postgresql brings it`, tests);
}

const embedded: Database = { name: 'PGlite', env: () => ({ DATABASE_URL: '' }), stop: () => {} };

export const startDatabase = (name: 'PGlite' | 'Postgres'): Promise<Database> | Database =>
  name === 'PGlite' ? embedded : startPostgres();

/** A cluster of its own in a folder of its own. Postgres refuses to run as root: then it runs as the user that its package made. */
async function startPostgres(): Promise<Database> {
  const bin = binaries();
  if (!bin) throw new Error(`There is no Postgres under ${places}.`);
  const dir = mkdtempSync(join(tmpdir(), 'deml-postgres-'));
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const user = process.getuid?.() === 0 ? { uid: id('-u'), gid: id('-g') } : {};
  if (user.uid !== undefined) chownSync(dir, user.uid, user.gid);
  const port = await freePort();
  const run = (tool: string, ...args: string[]) => {
    // Files, not pipes: the server would keep a pipe open, and the call would wait for it.
    const { status } = spawnSync(join(bin, tool), args, { ...user, cwd: dir, stdio: 'ignore' });
    if (status !== 0) throw new Error(`${tool} ended with ${status}; ${dir}/log may say why.`);
  };
  const data = join(dir, 'data');
  run('initdb', '-D', data, '-U', 'deml', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${dir} -c max_connections=300 -c fsync=off`;
  run('pg_ctl', '-D', data, '-l', join(dir, 'log'), '-o', options, '-w', 'start');
  const made = new Set<string>();
  const stop = () => {
    process.off('exit', stop);
    run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
    rmSync(dir, { recursive: true, force: true });
  };
  process.once('exit', stop); // the server is nobody's child
  const nameOf = (folder: string) => basename(folder).replace(/\W/g, '_');
  return {
    name: 'Postgres',
    env(folder) {
      const name = nameOf(folder);
      if (!made.has(name)) run('createdb', '-h', '127.0.0.1', '-p', `${port}`, '-U', 'deml', name);
      made.add(name);
      return { DATABASE_URL: `postgres://deml@127.0.0.1:${port}/${name}` };
    },
    sql: (folder, statement) => run('psql', '-h', '127.0.0.1', '-p', `${port}`, '-U', 'deml', '-d', nameOf(folder), '-c', statement),
    stop,
  };
}
