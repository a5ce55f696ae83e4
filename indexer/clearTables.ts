import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DemlError } from '../registry/errors/index.ts';
import type { Settings } from './settings.ts';

/** The parts of Ponder's client of Postgres that are used. */
interface Client {
  connect(): Promise<void>;
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, string>[] }>;
  escapeIdentifier(name: string): string;
  end(): Promise<void>;
}

/** Deletes the tables, and what Ponder remembers of the chain: it would fill them with the same again. */
export async function clearTables({ data, databaseUrl, schema, chainId }: Settings): Promise<void> {
  if (databaseUrl === undefined) return rmSync(data, { recursive: true, force: true });
  const { Client } = createRequire(import.meta.resolve('ponder'))('pg') as { Client: new (options: object) => Client };
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query(
      `SELECT table_schema AS schema, table_name AS name, bool_or(column_name = 'chain_id') AS of_chain
       FROM information_schema.columns WHERE table_schema IN ($1, 'ponder_sync') GROUP BY 1, 2`,
      [schema],
    );
    const own = tables.filter((table) => table.schema === schema);
    if (schema === 'public' || (own.length > 0 && !own.some(({ name }) => name === '_ponder_meta'))) throw notOurs(schema);
    await client.query(`DROP SCHEMA IF EXISTS ${client.escapeIdentifier(schema)} CASCADE`);
    for (const { name } of tables.filter((table) => table.schema === 'ponder_sync' && table.of_chain))
      await client.query(`DELETE FROM ponder_sync.${client.escapeIdentifier(name as string)} WHERE chain_id = $1`, [chainId]);
  } finally {
    await client.end();
  }
}

const notOurs = (schema: string): DemlError =>
  new DemlError(`The tables have to be made anew, and the schema ${schema} is not the indexer's alone.`, {
    code: 'indexer-replaced',
    family: 'fatal',
    fix: 'Delete the tables by hand, and the rows of the chain in `ponder_sync`; then delete .anchor and .replaced beside DEML_INDEXER_DATA.',
  });
