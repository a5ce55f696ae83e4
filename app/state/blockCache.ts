import type { Digest } from '../../registry/cid/index.ts';
import type { BlockCache } from '../../registry/verify/index.ts';

const name = 'deml-blocks';

/**
 * Verified blocks in IndexedDB, by digest. Content never changes under its digest, so nothing here expires; the reader
 * hashes again what comes out. Where storage is off, reading goes on without it.
 */
export async function openBlockCache(): Promise<BlockCache | undefined> {
  const database = await open().catch(() => undefined);
  if (!database) return undefined;
  const run = <T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> =>
    new Promise((resolve) => {
      const request = use(database.transaction(name, mode).objectStore(name));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined); // a full or broken cache costs a download, nothing else
    });
  return {
    get: (digest: Digest) => run<Uint8Array>('readonly', (store) => store.get(digest)),
    put: async (digest, bytes) => {
      await run('readwrite', (store) => store.put(bytes, digest));
    },
  };
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });
}
