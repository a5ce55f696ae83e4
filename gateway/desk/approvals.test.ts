import type { Hex } from 'viem';
import { describe, expect, test } from 'vitest';
import { approvalTypedData, approveBySigRequest, proposalId, proposalTypedData } from '../../registry/proposing/index.ts';
import { curator } from '../testChain.ts';
import { note } from '../testDocuments.ts';
import { compact, malleated, PERIOD, sign } from './testDesk.ts';
import { deskScene } from './testScene.ts';

const scene = deskScene();
const { list, opened, place, read, send, to } = scene;

describe('an approval by signature', () => {
  test('of an open proposal is collected, and completes it in a transaction of anybody', async () => {
    const { id, proposal } = await opened();
    await to.approve(id, proposal, 0, await scene.tools.signApproval(proposal, curator(0)));
    await to.approve(id, proposal, 4, compact(await scene.tools.signApproval(proposal, curator(4))));
    const { approvals } = await read(id);
    expect(approvals).toMatchObject([
      { seat: 0, curator: curator(0).address.toLowerCase() },
      { seat: 4, curator: curator(4).address.toLowerCase() },
    ]);
    await send(approveBySigRequest(place(), proposal, approvals));
    expect((await scene.chain.read.head([2, PERIOD, proposal.key])).version).toBe(1);
    await scene.gateway.follower?.tick();
    await expect.poll(list, { timeout: 10_000 }).toEqual([]); // without another look: news of the chain are reason enough
  });

  test('stays the one that came first, whatever spelling comes later', async () => {
    const { id, proposal } = await opened();
    const first = await scene.tools.signApproval(proposal, curator(0));
    for (const signature of [first, compact(first)]) expect((await to.approve(id, proposal, 0, signature)).status).toBe(201);
    expect((await read(id)).approvals.map(({ signature }) => signature)).toEqual([first]);
  });

  test('is refused where the registry would refuse it', async () => {
    const { id, proposal } = await opened();
    const good = await scene.tools.signApproval(proposal, curator(0));
    const refusal = (seat: number, signature: Hex, of = proposal, at = id) => to.refusal(to.approve(at, of, seat, signature));
    expect(await refusal(1, good)).toEqual([422, 'signature-refused']);
    expect(await refusal(0, malleated(good))).toEqual([422, 'signature-refused']);
    expect(await refusal(0, await sign(curator(0), proposalTypedData(scene.tools.domain, proposal)))).toEqual([422, 'signature-refused']);
    const foreign = approvalTypedData({ ...scene.tools.domain, chainId: 1 }, proposal);
    expect(await refusal(0, await sign(curator(0), foreign))).toEqual([422, 'signature-refused']);
    expect(await refusal(5, good)).toEqual([422, 'seat-refused']);
    const altered = { ...proposal, quorum: 1 };
    expect(await refusal(0, good, altered)).toEqual([404, 'proposal-unknown']);
    expect(await refusal(0, await scene.tools.signApproval(altered, curator(0)), altered, proposalId(altered))).toEqual([
      404,
      'proposal-unknown',
    ]);

    await scene.chain.as(2).approve([proposal]);
    expect(await refusal(0, good)).toEqual([422, 'seat-refused']);
    await scene.chain.as(1).withdraw([proposal]);
    expect(await refusal(1, await scene.tools.signApproval(proposal, curator(1)))).toEqual([409, 'proposal-closed']);

    const own = await scene.chain.propose('note', 'own', note('own').cid, { period: PERIOD, by: 3 });
    expect(await refusal(1, await scene.tools.signApproval(own.proposal, curator(1)), own.proposal, own.id)).toEqual([422, 'seat-refused']);
  });

  test('goes with its curator', async () => {
    const { id, proposal } = await opened();
    await to.approve(id, proposal, 0, await scene.tools.signApproval(proposal, curator(0)));
    await scene.chain.as(0).vacate([0]);
    await expect.poll(async () => scene.gateway.desk?.tidy().then(async () => (await read(id)).approvals), { timeout: 10_000 }).toEqual([]);
    expect(await to.refusal(to.approve(id, proposal, 0, await scene.tools.signApproval(proposal, curator(0))))).toEqual([
      422,
      'seat-refused',
    ]);
  });

  test('of a contract wallet is taken as long as the wallet stands by it', async () => {
    const { id, proposal } = await opened();
    const wallet = await scene.wallet();
    await scene.chain.as(0).seat([5, wallet]);
    const approve = (signature: Hex) => to.approve(id, proposal, 5, signature);
    expect((await approve('0x01')).status).toBe(201);
    expect((await approve('0x02')).status).toBe(201);
    expect((await read(id)).approvals).toMatchObject([{ seat: 5, curator: wallet.toLowerCase(), signature: '0x01' }]);
    await scene.chain.client(0).sendTransaction({ to: wallet });
    expect(await to.refusal(approve('0x02'))).toEqual([422, 'signature-refused']);
  });
});
