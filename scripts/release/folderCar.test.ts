import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CarReader } from '@ipld/car';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cidOf, digestOf, MAX_DOCUMENT_BYTES } from '../../registry/cid/index.ts';
import { releaseFile } from '../../registry/release/index.ts';
import { folderBlocks, writeFolderCar } from './folderCar.ts';

let folder: string;
const documents = [new Uint8Array([123, 125]), new Uint8Array(MAX_DOCUMENT_BYTES).fill(7)];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deml-folder-'));
  await mkdir(join(folder, 'state', 'blocks'), { recursive: true });
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  for (const bytes of documents) await writeFile(join(folder, 'state', releaseFile.block(cidOf(await digestOf(bytes)))), bytes);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('a document in a release has its own CID, so that a pin of the release is a pin of the document', async () => {
  const { blocks } = await folderBlocks(folder);
  for (const bytes of documents)
    expect(Buffer.from(bytes).equals(blocks.get(cidOf(await digestOf(bytes)))?.bytes ?? new Uint8Array())).toBe(true);
});

it('a folder of more names than a block holds is split, and every document stays under its CID', async () => {
  const many = await mkdtemp(join(tmpdir(), 'deml-many-'));
  const cids: string[] = [];
  await mkdir(join(many, 'blocks'));
  for (let i = 0; i < 3_000; i++) {
    const bytes = new TextEncoder().encode(`{"note":${i}}`);
    cids.push(cidOf(await digestOf(bytes)));
    await writeFile(join(many, releaseFile.block(cids.at(-1) as string)), bytes);
  }
  const { blocks } = await folderBlocks(many);
  expect(cids.filter((cid) => !blocks.has(cid))).toEqual([]);
  expect(Math.max(...[...blocks.values()].map(({ bytes }) => bytes.length))).toBeLessThan(1024 * 1024);
  await rm(many, { recursive: true });
}, 60_000);

it('is one CAR with its root, the same for the same files', async () => {
  const made = await folderBlocks(folder);
  expect((await folderBlocks(folder)).root.toString()).toBe(made.root.toString());
  const file = `${folder}.car`;
  await writeFolderCar(made, file);
  const car = await CarReader.fromBytes(await readFile(file));
  expect((await car.getRoots()).map(String)).toEqual([made.root.toString()]);
  let blocks = 0;
  for await (const { cid } of car.blocks()) blocks += made.blocks.has(cid.toString()) ? 1 : 0;
  expect(blocks).toBe(made.blocks.size);
  await rm(file);
});
