import { encodeFunctionData } from 'viem/utils';
import { expect, test } from 'vitest';
import { proposalToForm } from '../../registry/desk/wire.ts';
import { curator } from '../testChain.ts';
import { note } from '../testDocuments.ts';
import { deskScene } from './testScene.ts';

const scene = deskScene();
const { list, offered, read, to } = scene;

test('what the desk holds is there after a restart, byte for byte', async () => {
  const { id, proposal } = await offered();
  await to.approve(id, proposal, 1, await scene.tools.signApproval(proposal, curator(1)));
  for (const text of ['first', 'second']) await to.comment(id, await scene.tools.comment(id, curator(1), { text }));
  const before = [await read(id), await list(), await (await scene.gateway.get('/status')).json()] as const;
  expect((before[2] as { desk: object }).desk).toEqual({ offered: 1, approvals: 1, comments: 2 });
  await scene.gateway.close();
  scene.gateway = await scene.chain.openGateway({ data: scene.gateway.data, pollMs: 600_000 });
  expect([await read(id), await list()]).toEqual(before.slice(0, 2));
  expect(((await (await scene.gateway.get('/status')).json()) as { desk: object }).desk).toEqual({ offered: 1, approvals: 1, comments: 2 });
});

test('a call that is no form of the desk tells the way out', async () => {
  const proposal = await scene.tools.offerOf(note('x'), 'x');
  const form = proposalToForm(proposal);
  const signature = await scene.tools.signOffer(proposal);
  for (const body of [
    null,
    [],
    {},
    { proposal: form },
    { proposal: form, signature, more: 1 },
    { proposal: { ...form, bond: 0 }, signature },
  ])
    expect(await to.refusal(to.json('/proposals', body))).toEqual([400, 'bad-desk-form']);
  const upper = { ...form, proposer: proposal.proposer };
  expect(await to.refusal(to.json('/proposals', { proposal: upper, signature }))).toEqual([400, 'bad-desk-form']);
  const data = encodeFunctionData({ abi: [{ type: 'function', name: 'a', inputs: [], outputs: [], stateMutability: 'view' }] });
  expect(await to.refusal(to.json(`/proposals/${data}/approvals`, {}))).toEqual([400, 'bad-request']);
});
