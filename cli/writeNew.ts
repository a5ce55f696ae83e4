import { open, rename, rm } from 'node:fs/promises';
import { BadArgumentError } from './errors.ts';

/** Writes a file that is not there yet; one that breaks off is not there at all. Answers its size. */
export async function writeNew(path: string, chunks: readonly Uint8Array[]): Promise<number> {
  const part = `${path}.part`;
  const refuse = (error: NodeJS.ErrnoException): never => {
    throw new BadArgumentError(`-o ${path}`, error.code === 'EEXIST' ? 'it is there already' : error.message);
  };
  const file = await open(path, 'wx').catch(refuse);
  await file.close();
  try {
    const written = await open(part, 'w');
    let size = 0;
    for (const chunk of chunks) size += (await written.write(chunk)).bytesWritten;
    await written.close();
    await rename(part, path);
    return size;
  } catch (error) {
    await Promise.all([rm(part, { force: true }), rm(path, { force: true })]);
    return refuse(error as NodeJS.ErrnoException);
  }
}
