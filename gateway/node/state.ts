import type { LevelDatastore } from 'datastore-level';
import { Key } from 'interface-datastore';
import type { Json } from '../../registry/cid/index.ts';

/** Small JSON values that the gateway keeps beside Helia's own records, under `/deml/`. */
export interface State {
  get<T extends Json>(name: string): Promise<T | undefined>;
  put(name: string, value: Json): Promise<void>;
  delete(name: string): Promise<void>;
  /** Every value whose name begins with `prefix`, with the rest of its name. */
  list<T extends Json>(prefix: string): AsyncGenerator<[name: string, value: T]>;
  /** Returns when all that was written before is on the disk. */
  sync(): Promise<void>;
}

const base = '/deml/';

/** The gateway's part of a datastore. */
export function createState(datastore: LevelDatastore): State {
  return {
    async get<T extends Json>(name: string) {
      try {
        return decode<T>(await datastore.get(new Key(base + name)));
      } catch (error) {
        if (error instanceof Error && error.name === 'NotFoundError') return undefined;
        throw error;
      }
    },
    async put(name, value) {
      await datastore.put(new Key(base + name), new TextEncoder().encode(JSON.stringify(value)));
    },
    async delete(name) {
      await datastore.delete(new Key(base + name));
    },
    async *list<T extends Json>(prefix: string) {
      for await (const { key, value } of datastore.query({ prefix: base + prefix }))
        yield [key.toString().slice(base.length + prefix.length), decode<T>(value)] as [string, T];
    },
    // A synchronous write flushes the log that all writes before it went to; deleting what is not there writes no value.
    sync: () => datastore.db.del('/deml-sync', { sync: true } as object),
  };
}

function decode<T extends Json>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}
