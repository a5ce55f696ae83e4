import { readFile } from 'node:fs/promises';
import { type Address, bytesToHex, getAddress, getContract, zeroAddress } from 'viem';
import { expect, it } from 'vitest';
import labModule from '../../../ignition/modules/Lab.ts';
import { disputeGameAbi } from '../../../lab/abi/generated/disputeGame.ts';
import { taskEscrowAbi } from '../../../lab/abi/generated/taskEscrow.ts';
import { workPoolAbi } from '../../../lab/abi/generated/workPool.ts';
import { families, familyOf, type Quote, signQuote, taskIdOf, UnknownFamilyError } from '../../../lab/market/quote.ts';
import { encodeSpec, specDigest } from '../../../lab/model/encodeSpec.ts';
import { seeded } from '../../../lab/model/seeded.ts';
import { revertOf } from '../support/revert.ts';
import { chain, client } from './support/judges.ts';
import { who } from './support/market.ts';
import { anyJob, claimsOf, publishedIn } from './support/traces.ts';

const parameters = JSON.parse(await readFile(new URL('../../../ignition/parameters/local.json', import.meta.url), 'utf8'));
const deployed = (await chain.ignition.deploy(labModule, { parameters })) as unknown as Record<string, { address: Address }>;
const addressOf = (name: string) => deployed[name]?.address as Address;
const escrow = getContract({ address: addressOf('escrow'), abi: taskEscrowAbi, client: { public: client, wallet: who.payer } });
const pool = getContract({ address: addressOf('pool'), abi: workPoolAbi, client });

it('binds escrow, game and pool to each other, once, with the parameters', async () => {
  expect(await escrow.read.game()).toBe(addressOf('game'));
  expect(await escrow.read.pool()).toBe(pool.address);
  expect(await pool.read.escrow()).toBe(escrow.address);
  expect(await pool.read.token()).toBe(addressOf('token'));
  expect([await pool.read.epochSeconds(), await pool.read.unitsPerMac()]).toEqual([3600n, 10n ** 9n]);
  expect(await getContract({ address: addressOf('game'), abi: disputeGameAbi, client }).read.games()).toBe(0n);
  const again = escrow.simulate.bind([addressOf('game'), pool.address], { account: who.deployer.account.address });
  expect(await revertOf(again)).toEqual(['AlreadyBound']);
});

it('takes the quotes that lab/market signs, under the id that it says', async () => {
  const job = anyJob(seeded(3));
  const place = { chainId: await client.getChainId(), escrow: escrow.address };
  const quote: Quote = {
    worker: who.worker.account.address,
    payer: zeroAddress,
    token: addressOf('token'),
    specDigest: specDigest(job.spec),
    inputRoot: publishedIn(claimsOf(job)).inputRoot,
    family: families.indexOf('acceptance'),
    price: 0n,
    workerBond: 0n,
    challengeBond: 0n,
    feeShare: 0,
    submitWindow: 60,
    challengeWindow: 61,
    turnSeconds: 62,
    rulingWindow: 63,
    arbitrator: who.watcher.account.address,
    validUntil: 2 ** 40 - 1,
    nonce: 2n ** 255n,
  };
  const task = taskIdOf(quote, place);
  expect(await escrow.read.taskIdOf([quote])).toBe(task);
  await escrow.write.fund([quote, '0x', await signQuote(who.worker, quote, place)]);
  expect((await escrow.read.taskOf([task])).state).toBe(1);
  const other = { ...quote, nonce: 1n };
  const elsewhere = await signQuote(who.worker, other, { ...place, chainId: 1 });
  const replayed = escrow.simulate.fund([other, bytesToHex(encodeSpec(job.spec)), elsewhere], { account: who.payer.account.address });
  expect(await revertOf(replayed)).toEqual(['InvalidQuoteSignature', getAddress(quote.worker)]);
});

it('names the families as the contract numbers them', () => {
  expect(families.map((name, family) => familyOf({ family }) === name)).not.toContain(false);
  expect(families.indexOf('bilinear')).toBe(4);
  expect(() => familyOf({ family: 5 })).toThrow(UnknownFamilyError);
});
