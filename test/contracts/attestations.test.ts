import { readFile } from 'node:fs/promises';
import { artifacts } from 'hardhat';
import { type Address, getContract, type Hex, parseEventLogs, zeroHash } from 'viem';
import { describe, expect, it } from 'vitest';
import attestationsModule, { AUDITOR_ROLE, attestSelector } from '../../ignition/modules/Attestations.ts';
import { attestationsAbi } from '../../registry/generated/attestations.ts';
import { chain, deploy, now, registryAt, type Wallet, who } from './support/chain.ts';
import { managerAt } from './support/managers.ts';
import { revertOf } from './support/revert.ts';
import { create, digest, Kind, key, update } from './support/values.ts';

const parameters = JSON.parse(await readFile(new URL('../../ignition/parameters/local.json', import.meta.url), 'utf8'));
const publicClient = await chain.viem.getPublicClient();
const auditor = (await chain.viem.getWalletClients())[12] as Wallet;
const Verdict = { Confirmed: 0, Refuted: 1, Inconclusive: 2 } as const;
const Outcome = { Same: 0, Different: 1, Unfinished: 2 } as const;
type Entry = readonly [kind: number, period: number, key: Hex];
const entry: Entry = [Kind.Project, 0, key('gensyn')];
const evidence = digest('how it was examined');

function attestationsAt(address: Address) {
  const read = getContract({ address, abi: attestationsAbi, client: publicClient }).read;
  const attest = (verdict: number, version: number, sender: Wallet = auditor, shown: Hex = evidence, of: Entry = entry) =>
    getContract({ address, abi: attestationsAbi, client: sender }).write.attest([...of, version, verdict, shown]);
  const reproduce = (outcome: number, version: number, sender: Wallet, shown: Hex = evidence, of: Entry = entry) =>
    getContract({ address, abi: attestationsAbi, client: sender }).write.reproduce([...of, version, outcome, shown]);
  return { address, read, attest, reproduce };
}

/** An entry at version 1, the attestations beside it, and an auditor. */
async function deployBoth() {
  const { manager, registry } = await deploy();
  const { address } = await chain.viem.deployContract('Attestations', [manager.address, registry.address]);
  await manager.write.setTargetFunctionRole([address, [attestSelector], AUDITOR_ROLE]);
  await manager.write.grantRole([AUDITOR_ROLE, auditor.account.address, 0]);
  await registry.revise(create());
  return { manager, registry, attestations: attestationsAt(address) };
}
const fresh = () => chain.networkHelpers.loadFixture(deployBoth);

describe('attest', () => {
  it('keeps who said what about which version, and names the digest of that version', async () => {
    const { attestations } = await fresh();
    const hash = await attestations.attest(Verdict.Confirmed, 1);
    const { logs } = await publicClient.waitForTransactionReceipt({ hash });
    const [event] = parseEventLogs({ abi: attestationsAbi, logs, eventName: 'Attested' });
    expect(event?.args).toMatchObject({ version: 1, digest: digest('first'), verdict: Verdict.Confirmed, evidence });
    expect(event?.args.auditor.toLowerCase()).toBe(auditor.account.address);
    const [list, next] = await attestations.read.attestationsOf([...entry, 0n, 10n]);
    expect(list).toEqual([{ auditor: event?.args.auditor, at: await now(), version: 1, verdict: Verdict.Confirmed, evidence }]);
    expect(next).toBe(0n);
  });

  it('leaves the head as it is', async () => {
    const { registry, attestations } = await fresh();
    const before = await registry.read.head(entry);
    await attestations.attest(Verdict.Refuted, 1);
    expect(await registry.read.head(entry)).toEqual(before);
  });

  it('is refused to everybody but an auditor', async () => {
    const { attestations } = await fresh();
    for (const sender of [who.admin, who.guardian, who.curators[0], who.contributor])
      expect((await revertOf(attestations.attest(Verdict.Confirmed, 1, sender)))[0]).toBe('AccessManagedUnauthorized');
  });

  it('is refused for a version that is not the head, before and after it', async () => {
    const { registry, attestations } = await fresh();
    expect(await revertOf(attestations.attest(Verdict.Confirmed, 2))).toEqual(['NotTheHead', 2, 1]);
    expect(await revertOf(attestations.attest(Verdict.Confirmed, 0))).toEqual(['NotTheHead', 0, 1]);
    await registry.revise(update());
    expect(await revertOf(attestations.attest(Verdict.Confirmed, 1))).toEqual(['NotTheHead', 1, 2]);
  });

  it('is refused for an entry that does not exist', async () => {
    const { attestations } = await fresh();
    const absent: Entry = [Kind.Metric, 0, key('gensyn')];
    expect(await revertOf(attestations.attest(Verdict.Confirmed, 0, auditor, evidence, absent))).toEqual(['NotTheHead', 0, 0]);
  });

  it('is refused without evidence', async () => {
    const { attestations } = await fresh();
    expect(await revertOf(attestations.attest(Verdict.Confirmed, 1, auditor, zeroHash))).toEqual(['EvidenceMissing']);
  });
});

describe('attestationsOf', () => {
  it('gives pages over all versions, newest last', async () => {
    const { registry, attestations } = await fresh();
    await attestations.attest(Verdict.Confirmed, 1);
    await attestations.attest(Verdict.Inconclusive, 1);
    await registry.revise(update());
    await attestations.attest(Verdict.Refuted, 2);
    const page = async (cursor: bigint, limit: bigint) => {
      const [list, next] = await attestations.read.attestationsOf([...entry, cursor, limit]);
      return [list.map(({ version, verdict }) => [version, verdict]), next];
    };
    const [first, second, third] = [
      [1, Verdict.Confirmed],
      [1, Verdict.Inconclusive],
      [2, Verdict.Refuted],
    ];
    expect(await page(0n, 10n)).toEqual([[first, second, third], 0n]);
    expect(await page(0n, 2n)).toEqual([[first, second], 2n]);
    expect(await page(2n, 2n)).toEqual([[third], 0n]);
    expect(await page(3n, 2n)).toEqual([[], 0n]);
    expect(await page(9n, 2n)).toEqual([[], 0n]);
  });
});

describe('reproduce', () => {
  it('is for every account, and keeps who got what of which version', async () => {
    const { attestations } = await fresh();
    const senders = [who.outsider, who.contributor, auditor, who.curators[0]];
    for (const sender of senders) await attestations.reproduce(Outcome.Different, 1, sender);
    const [list, next] = await attestations.read.reproductionsOf([...entry, 0n, 10n]);
    expect(list.map(({ account }) => account.toLowerCase()).reverse()).toEqual(senders.map(({ account }) => account.address));
    expect(list[0]).toMatchObject({ at: await now(), version: 1, outcome: Outcome.Different, evidence });
    expect(next).toBe(0n);
  });

  it('names the digest of the version, and is found by entry, account and outcome', async () => {
    const { attestations } = await fresh();
    const hash = await attestations.reproduce(Outcome.Unfinished, 1, who.outsider);
    const { logs } = await publicClient.waitForTransactionReceipt({ hash });
    const [event] = parseEventLogs({ abi: attestationsAbi, logs, eventName: 'Reproduced' });
    expect(event?.args).toMatchObject({ version: 1, digest: digest('first'), outcome: Outcome.Unfinished, evidence });
    expect(event?.topics).toHaveLength(4);
  });

  it('leaves the head and the attestations as they are', async () => {
    const { registry, attestations } = await fresh();
    await attestations.attest(Verdict.Confirmed, 1);
    const before = [await registry.read.head(entry), await attestations.read.attestationsOf([...entry, 0n, 10n])];
    await attestations.reproduce(Outcome.Different, 1, who.outsider);
    expect([await registry.read.head(entry), await attestations.read.attestationsOf([...entry, 0n, 10n])]).toEqual(before);
  });

  it('is kept from nobody by a pause or by the admin, who can restrict nothing here', async () => {
    const { manager, registry, attestations } = await fresh();
    await registry.as(who.guardian).pause();
    await manager.write.setTargetClosed([attestations.address, true]);
    expect((await revertOf(attestations.attest(Verdict.Confirmed, 1)))[0]).toBe('AccessManagedUnauthorized');
    await attestations.reproduce(Outcome.Different, 1, who.outsider);
    expect((await attestations.read.reproductionsOf([...entry, 0n, 10n]))[0]).toHaveLength(1);
  });

  it('is refused for another version than the head’s, for an entry that does not exist, and without evidence', async () => {
    const { registry, attestations } = await fresh();
    expect(await revertOf(attestations.reproduce(Outcome.Same, 2, who.outsider))).toEqual(['NotTheHead', 2, 1]);
    expect(await revertOf(attestations.reproduce(Outcome.Same, 0, who.outsider))).toEqual(['NotTheHead', 0, 1]);
    await registry.revise(update());
    expect(await revertOf(attestations.reproduce(Outcome.Same, 1, who.outsider))).toEqual(['NotTheHead', 1, 2]);
    const absent: Entry = [Kind.Metric, 0, key('gensyn')];
    expect(await revertOf(attestations.reproduce(Outcome.Same, 0, who.outsider, evidence, absent))).toEqual(['NotTheHead', 0, 0]);
    expect(await revertOf(attestations.reproduce(Outcome.Same, 2, who.outsider, zeroHash))).toEqual(['EvidenceMissing']);
  });
});

describe('reproductionsOf', () => {
  it('gives pages over all versions, newest first, which new ones do not move', async () => {
    const { registry, attestations } = await fresh();
    await attestations.reproduce(Outcome.Same, 1, who.outsider);
    await attestations.reproduce(Outcome.Unfinished, 1, who.outsider);
    await registry.revise(update());
    await attestations.reproduce(Outcome.Different, 2, who.outsider);
    const page = async (cursor: bigint, limit: bigint) => {
      const [list, next] = await attestations.read.reproductionsOf([...entry, cursor, limit]);
      return [list.map(({ version, outcome }) => [version, outcome]), next];
    };
    const [first, second, third] = [
      [1, Outcome.Same],
      [1, Outcome.Unfinished],
      [2, Outcome.Different],
    ];
    expect(await page(0n, 10n)).toEqual([[third, second, first], 0n]);
    expect(await page(0n, 2n)).toEqual([[third, second], 1n]);
    await attestations.reproduce(Outcome.Same, 2, who.contributor);
    expect(await page(1n, 2n)).toEqual([[first], 0n]);
    expect(await page(9n, 1n)).toEqual([[[2, Outcome.Same]], 3n]);
    expect(await page(0n, 0n)).toEqual([[], 4n]);
  });
});

describe('the Ignition module', () => {
  it('deploys attestations that know the registry and appoints the auditor', async () => {
    const named = { ...parameters, Attestations: { auditor: auditor.account.address } };
    const deployed = (await chain.ignition.deploy(attestationsModule, { parameters: named })) as unknown as Record<
      'manager' | 'registry' | 'attestations',
      { address: Address }
    >;
    const attestations = attestationsAt(deployed.attestations.address);
    expect(await attestations.read.registry()).toBe(deployed.registry.address);
    const manager = managerAt(deployed.manager.address, who.admin);
    expect(await manager.read.hasRole([AUDITOR_ROLE, auditor.account.address])).toEqual([true, 0]);
    await registryAt(deployed.registry.address).revise(create());
    await attestations.attest(Verdict.Confirmed, 1);
    const { deployedBytecode } = await artifacts.readArtifact('Attestations');
    expect((await publicClient.getCode({ address: deployed.attestations.address }))?.length).toBe(deployedBytecode.length);
  });
});
