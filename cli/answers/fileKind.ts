import { stat } from 'node:fs/promises';

/** Whether something of this name is on this disk. */
export const fileKind = (path: string): Promise<'file' | 'folder' | null> =>
  stat(path).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => null,
  );
