import { expect, it } from 'vitest';
import { cidOf, type Digest, digestOf, toDigest } from '../cid/index.ts';
import { OffSchemaError } from '../errors/index.ts';
import type { Evidence } from '../schema/evidence.ts';
import type { Reproduction } from '../schema/reproduction.ts';
import { writeStatement } from '../schema/statements.ts';
import { ContraryStatementError, readReproduction } from './readReproduction.ts';
import type { Reproduced } from './types.ts';

const digest = toDigest(`0x${'ab'.repeat(32)}`);
const entry = { kind: 'metric', period: 0, key: 'lab' } as const;
const statement: Reproduction = {
  schema: 'deml.reproduction/1',
  entry,
  version: 3,
  digest: cidOf(digest),
  account: `0x${'0a'.repeat(20)}`,
  ranAt: '2026-11-20T13:05:00Z',
  command: 'npm run lab:reproduce',
  code: { commit: 'ab'.repeat(20), modified: true },
  environment: { cpu: 'A processor', cores: 2, platform: 'linux x64', node: 'v24.0.0', load: 0.5 },
  outcome: 'same',
  exact: { same: 42, different: 0, differences: [] },
};
const onChain = { account: `0x${'0a'.repeat(20)}`, at: 1, version: 3, outcome: 'same' } as const;

/** What a reader gets of bytes that the chain names. */
async function read(bytes: Uint8Array, chain: Partial<Reproduced> = {}, of: Digest | undefined = digest): Promise<Reproduction> {
  const evidence = await digestOf(bytes);
  const reader = { block: async () => bytes };
  return readReproduction(reader, { entry, reproduced: { ...onChain, evidence, ...chain }, digest: of });
}

it('gives a statement that agrees with the chain', async () => {
  expect(await read(writeStatement(statement))).toEqual(statement);
});

it.each([
  ['another account', { account: `0x${'0b'.repeat(20)}` as const }, /account is 0x0a0a.* on the chain it is 0x0b0b/],
  ['another outcome', { outcome: 'different' as const }, /outcome is same; on the chain it is different/],
  ['another version', { version: 4 }, /version is 3; on the chain it is 4/],
])('refuses one of %s, by name', async (_, chain, message) => {
  const refused = read(writeStatement(statement), chain);
  await expect(refused).rejects.toThrow(ContraryStatementError);
  await expect(refused).rejects.toThrow(message);
});

it('refuses one of another entry, and of other bytes of that version where those are known', async () => {
  await expect(read(writeStatement({ ...statement, entry: { ...entry, key: 'gensyn' } }))).rejects.toThrow(/metric\/gensyn.*metric\/lab/);
  const other = writeStatement({ ...statement, digest: cidOf(toDigest(`0x${'cd'.repeat(32)}`)) });
  await expect(read(other)).rejects.toThrow(/digest of that version/);
  const reader = { block: async () => other };
  expect((await readReproduction(reader, { entry, reproduced: { ...onChain, evidence: digest } })).version).toBe(3);
});

it('refuses bytes that are no reproduction', async () => {
  const evidence: Evidence = { schema: 'deml.evidence/1', entry, version: 3, digest: cidOf(digest), statement: 'It holds.', sources: [] };
  await expect(read(writeStatement(evidence))).rejects.toThrow(OffSchemaError);
});
