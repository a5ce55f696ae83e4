import { CID } from 'multiformats/cid';
import type { Hex } from 'viem';
import { describe, expect, test } from 'vitest';
import { getHead, type Proposal } from '../../registry/actions/index.ts';
import { proposalToForm } from '../../registry/desk/wire.ts';
import { approvalTypedData, proposalTypedData, reviseBySigRequest } from '../../registry/proposing/index.ts';
import { account, curator } from '../testChain.ts';
import { note } from '../testDocuments.ts';
import { MAX_OFFERS_OF_ONE } from './offers.ts';
import { compact, malleated, PERIOD, sign } from './testDesk.ts';
import { deskScene, HOURS } from './testScene.ts';

const scene = deskScene();
const { list, offered, place, read, send, to } = scene;

describe('an offer', () => {
  test('becomes a revision by signatures alone, brought by anybody, and leaves the list', async () => {
    const { id, proposal, signature } = await offered();
    for (const seat of [3, 1])
      expect((await to.approve(id, proposal, seat, await scene.tools.signApproval(proposal, curator(seat)))).status).toBe(201);
    expect((await to.comment(id, await scene.tools.comment(id, curator(1)))).status).toBe(201);
    expect(await list()).toEqual([{ id, approvals: 2, comments: 1, proposal: proposalToForm(proposal), proposerSignature: signature }]);
    const desk = await read(id);
    expect(desk.approvals.map(({ seat }) => seat)).toEqual([1, 3]);

    await send(reviseBySigRequest(place(), proposal, desk.proposerSignature as Hex, desk.approvals));
    const head = await getHead(scene.chain.log(), { registry: place(), kind: 'note', period: PERIOD, key: 'offered' });
    expect(head).toMatchObject({ version: 1, digest: proposal.digest });
    await scene.gateway.follower?.tick();
    expect(await list()).toEqual([]);
    const [comment] = desk.comments as [string];
    await scene.gateway.desk?.tidy(Date.now() + 25 * HOURS);
    await scene.gateway.keeper.sweep(Date.now() + 25 * HOURS);
    expect(await read(id)).toEqual({ id, approvals: [], comments: [comment] });
    expect(await scene.gateway.store.has(CID.parse(comment))).toBe(true);
    expect(await to.refusal(to.offer(proposal, signature))).toEqual([422, 'offer-refused']); // it is on the chain
  });

  test('is taken once, and its document stays as long as it stands, and no longer', async () => {
    const { id, proposal, signature } = await offered();
    expect((await to.offer(proposal, signature)).status).toBe(201);
    expect(await list()).toHaveLength(1);
    const document = CID.parse(note('offered').cid);
    await scene.gateway.desk?.keepOffers();
    await scene.gateway.keeper.sweep(Date.now() + 23 * HOURS);
    expect(await scene.gateway.store.has(document)).toBe(true);

    await scene.chain.networkHelpers.time.increaseTo(proposal.deadline + 1);
    await scene.gateway.desk?.tidy();
    expect(await list()).toEqual([]);
    expect((await read(id)).proposerSignature).toBe(signature);
    await scene.gateway.desk?.tidy(Date.now() + 25 * HOURS);
    expect(await read(id)).toEqual({ id, approvals: [], comments: [] });
    await scene.gateway.desk?.keepOffers();
    await scene.gateway.keeper.sweep(Date.now() + 25 * HOURS);
    expect(await scene.gateway.store.has(document)).toBe(false);
  });

  test.each<[string, Partial<Proposal>, string]>([
    ['a bond', { bond: 2_000_000_000_000_000n }, 'offer-refused'],
    ['another quorum', { quorum: 1 }, 'offer-refused'],
    ['another rejection quorum', { rejectionQuorum: 5 }, 'offer-refused'],
    ['a deadline that has passed', { deadline: 1_000 }, 'offer-refused'],
    ['a deadline beyond the lifetime', { deadline: 2 ** 39 }, 'offer-refused'],
    ['a base that is not the head', { baseVersion: 3, action: 1 }, 'offer-refused'],
    ['an action that its entry cannot take', { action: 1 }, 'offer-refused'],
    ['a dispute', { action: 4 }, 'offer-refused'],
    ['a document that is not here', { digest: `0x${'5'.repeat(64)}` }, 'document-missing'],
    ['a document of another kind', { kind: 3, period: 0 }, 'offer-refused'],
    ['a document of another month', { period: 202_612 }, 'offer-refused'],
    ['a document of another key', { key: `0x${'61'.repeat(4).padEnd(64, '0')}` }, 'offer-refused'],
  ])('with %s is refused', async (_what, change, code) => {
    await to.upload(note('offered'));
    const proposal = await scene.tools.offerOf(note('offered'), 'offered', change);
    expect(await to.refusal(to.offer(proposal, await scene.tools.signOffer(proposal)))).toEqual([422, code]);
    expect(await list()).toEqual([]);
  });

  test('with a signature that is not its proposer’s, of this registry, chain and version, is refused', async () => {
    await to.upload(note('offered'));
    const proposal = await scene.tools.offerOf(note('offered'), 'offered');
    const other = await scene.tools.offerOf(note('offered'), 'offered', { deadline: proposal.deadline - 1 });
    const inDomain = (change: object) => sign(account(1), proposalTypedData({ ...scene.tools.domain, ...change }, proposal));
    const good = await scene.tools.signOffer(proposal);
    const bad: Hex[] = [
      await scene.tools.signOffer(proposal, account(2)),
      await scene.tools.signOffer(other),
      await sign(account(1), approvalTypedData(scene.tools.domain, proposal)),
      await inDomain({ chainId: 1 }),
      await inDomain({ verifyingContract: account(1).address }),
      await inDomain({ version: '2' }),
      malleated(good),
      good.slice(0, -4) as Hex, // 64 bytes of it may be the other form of the same
      `${good}00`,
      `0x${'0'.repeat(130)}`,
    ];
    for (const signature of bad) expect(await to.refusal(to.offer(proposal, signature))).toEqual([422, 'signature-refused']);
    expect((await to.offer(proposal, compact(good))).status).toBe(201);
  });

  test('of a proposer who has many here is refused', async () => {
    for (let i = 0; i < MAX_OFFERS_OF_ONE; i++) await offered(`one-${i}`);
    await to.upload(note('one-more'));
    const proposal = await scene.tools.offerOf(note('one-more'), 'one-more');
    expect(await to.refusal(to.offer(proposal, await scene.tools.signOffer(proposal)))).toEqual([507, 'desk-full']);
  });

  test('of a contract wallet is listed as long as the wallet stands by it', async () => {
    await to.upload(note('offered'));
    const wallet = await scene.wallet();
    const proposal = await scene.tools.offerOf(note('offered'), 'offered', { proposer: wallet });
    expect((await to.offer(proposal, '0x01')).status).toBe(201);
    await scene.gateway.desk?.tidyOpen();
    expect(await list()).toHaveLength(1);
    await scene.chain.client(0).sendTransaction({ to: wallet });
    await scene.gateway.desk?.tidyOpen();
    expect(await list()).toEqual([]);
  });

  test('that a reorg gives back is open again', async () => {
    const { id, proposal, signature } = await offered();
    const approvals = await Promise.all(
      [0, 1].map(async (seat) => ({ seat, signature: await scene.tools.signApproval(proposal, curator(seat)) })),
    );
    await scene.gateway.follower?.tick();
    const snapshot = await scene.chain.provider.request({ method: 'evm_snapshot', params: [] });
    await send(reviseBySigRequest(place(), proposal, signature, approvals));
    await scene.gateway.follower?.tick();
    expect(await list()).toEqual([]);
    await scene.chain.provider.request({ method: 'evm_revert', params: [snapshot] });
    await scene.chain.networkHelpers.mine(3);
    await scene.gateway.follower?.tick();
    await scene.gateway.desk?.tidy();
    expect((await list()).map((one) => one.id)).toEqual([id]);
  });
});
