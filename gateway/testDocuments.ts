import { readFile } from 'node:fs/promises';
import { CarWriter } from '@ipld/car';
import type { CID } from 'multiformats/cid';
import { buildProfile } from '../registry/claims/buildProfile.ts';
import { type Profile, writeDocument } from '../registry/schema/index.ts';
import { rawCid, sha256 } from './blocks/store.ts';

/** A block with its CID as text, for tests. */
export interface TestBlock {
  cid: string;
  bytes: Uint8Array;
}

const block = (bytes: Uint8Array): TestBlock => ({ cid: rawCid(sha256(bytes)).toString(), bytes });

/** A small note that fits its schema; another slug gives another CID. */
export function note(slug: string, summary = 'A note for a test.', previous: TestBlock | null = null): TestBlock {
  return block(
    writeDocument({
      schema: 'deml.note/1',
      slug,
      publishedAt: '2026-11-02',
      sourceType: 'paper',
      title: `Note ${slug}`,
      authors: [],
      summary,
      effect: 'It changes nothing.',
      tags: ['execution'],
      projects: [],
      retrievedAt: '2026-11-20',
      change: { kind: 'new', summary: 'Opened for a test.' },
      previous: previous?.cid ?? null,
    }),
  );
}

/** The blocks of a real profile, the overview first; `change` edits it before. */
export async function profile(
  slug = 'autonolas',
  change: (document: Profile) => void = () => {},
): Promise<[overview: TestBlock, ...groups: TestBlock[]]> {
  const document = JSON.parse(await readFile(new URL(`../content/projects/${slug}.json`, import.meta.url), 'utf8')) as Profile;
  change(document);
  const { bytes } = await buildProfile(document);
  return bytes.map(block) as [TestBlock, ...TestBlock[]];
}

/** A CAR by the reference implementation. `lies` replaces the bytes of a block, and keeps its CID. */
export async function car(
  blocks: readonly TestBlock[],
  lies: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<Uint8Array<ArrayBuffer>> {
  const withCid = blocks.map(({ cid, bytes }) => ({ name: cid, cid: rawCid(sha256(bytes)) as CID, bytes }));
  const { writer, out } = CarWriter.create(withCid.slice(0, 1).map(({ cid }) => cid) as never);
  const parts: Uint8Array[] = [];
  const reading = (async () => {
    for await (const part of out) parts.push(part);
  })();
  for (const { name, cid, bytes } of withCid) await writer.put({ cid: cid as never, bytes: lies.get(name) ?? bytes });
  await writer.close();
  await reading;
  return new Uint8Array(Buffer.concat(parts));
}

/** The bytes with their last letter changed. */
export function flipped(bytes: Uint8Array): Uint8Array {
  const other = bytes.slice();
  other[other.length - 1] = (other.at(-1) as number) ^ 1;
  return other;
}
