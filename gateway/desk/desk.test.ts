import { CID } from 'multiformats/cid';
import type { Hex } from 'viem';
import { encodeFunctionData } from 'viem/utils';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getHead, type Proposal } from '../../registry/actions/index.ts';
import { type DeskForm, type DeskListForm, proposalToForm } from '../../registry/desk/wire.ts';
import {
  approvalTypedData,
  approveBySigRequest,
  proposalId,
  proposalTypedData,
  reviseBySigRequest,
} from '../../registry/proposing/index.ts';
import { writeStatement } from '../../registry/schema/statements.ts';
import { rawCid, sha256 } from '../blocks/store.ts';
import { account, BUILD_MS, buildContracts, curator, type TestChain, testChain } from '../testChain.ts';
import { note } from '../testDocuments.ts';
import { type TestGateway, testGateway } from '../testGateway.ts';
import { MAX_OF_A_STRANGER, MAX_OF_STRANGERS } from './comments.ts';
import { MAX_OFFERS_OF_ONE } from './offers.ts';
import { CHAIN_ID, compact, deskRequests, deskTools, malleated, PERIOD, sign } from './testDesk.ts';

let chain: TestChain;
let gateway: TestGateway;
let tools: ReturnType<typeof deskTools>;
const to = deskRequests(() => gateway);
const HOURS = 3_600_000;

beforeAll(() => buildContracts(), BUILD_MS);
beforeEach(async () => {
  chain = await testChain();
  gateway = await chain.openGateway({ pollMs: 600_000 });
  tools = deskTools(chain);
});
afterEach(() => gateway.dispose());

/** An uploaded note, offered. */
async function offered(slug = 'offered'): Promise<{ id: Hex; proposal: Proposal; signature: Hex }> {
  await to.upload(note(slug));
  const proposal = await tools.offerOf(note(slug), slug);
  const signature = await tools.signOffer(proposal);
  expect((await to.offer(proposal, signature)).status).toBe(201);
  return { id: proposalId(proposal), proposal, signature };
}

/** A note that is proposed on the chain, and known to the gateway. */
async function opened(slug = 'opened') {
  await to.upload(note(slug));
  const one = await chain.propose('note', slug, note(slug).cid, { period: PERIOD });
  await gateway.follower?.tick();
  return one;
}

const send = async (request: { to: Hex; data: Hex }, by = 11) =>
  chain.publicClient.waitForTransactionReceipt({ hash: await chain.client(by).sendTransaction(request) });
const place = () => ({ address: chain.registry, chainId: CHAIN_ID });
const list = async () => ((await to.list()) as DeskListForm).proposals;
const read = async (id: Hex) => (await to.read(id)) as DeskForm;

describe('an offer', () => {
  test('becomes a revision by signatures alone, brought by anybody, and leaves the list', async () => {
    const { id, proposal, signature } = await offered();
    for (const seat of [3, 1])
      expect((await to.approve(id, proposal, seat, await tools.signApproval(proposal, curator(seat)))).status).toBe(201);
    expect((await to.comment(id, await tools.comment(id, curator(1)))).status).toBe(201);
    expect(await list()).toEqual([{ id, approvals: 2, comments: 1, proposal: proposalToForm(proposal), proposerSignature: signature }]);
    const desk = await read(id);
    expect(desk.approvals.map(({ seat }) => seat)).toEqual([1, 3]);

    await send(reviseBySigRequest(place(), proposal, desk.proposerSignature as Hex, desk.approvals));
    const head = await getHead(chain.log(), { registry: place(), kind: 'note', period: PERIOD, key: 'offered' });
    expect(head).toMatchObject({ version: 1, digest: proposal.digest });
    await gateway.follower?.tick();
    expect(await list()).toEqual([]);
    const [comment] = desk.comments as [string];
    await gateway.desk?.tidy(Date.now() + 25 * HOURS);
    await gateway.keeper.sweep(Date.now() + 25 * HOURS);
    expect(await read(id)).toEqual({ id, approvals: [], comments: [comment] });
    expect(await gateway.store.has(CID.parse(comment))).toBe(true);
    expect(await to.refusal(to.offer(proposal, signature))).toEqual([422, 'offer-refused']); // it is on the chain
  });

  test('is taken once, and its document stays as long as it stands, and no longer', async () => {
    const { id, proposal, signature } = await offered();
    expect((await to.offer(proposal, signature)).status).toBe(201);
    expect(await list()).toHaveLength(1);
    const document = CID.parse(note('offered').cid);
    await gateway.desk?.keepOffers();
    await gateway.keeper.sweep(Date.now() + 23 * HOURS);
    expect(await gateway.store.has(document)).toBe(true);

    await chain.networkHelpers.time.increaseTo(proposal.deadline + 1);
    await gateway.desk?.tidy();
    expect(await list()).toEqual([]);
    expect((await read(id)).proposerSignature).toBe(signature);
    await gateway.desk?.tidy(Date.now() + 25 * HOURS);
    expect(await read(id)).toEqual({ id, approvals: [], comments: [] });
    await gateway.desk?.keepOffers();
    await gateway.keeper.sweep(Date.now() + 25 * HOURS);
    expect(await gateway.store.has(document)).toBe(false);
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
    const proposal = await tools.offerOf(note('offered'), 'offered', change);
    expect(await to.refusal(to.offer(proposal, await tools.signOffer(proposal)))).toEqual([422, code]);
    expect(await list()).toEqual([]);
  });

  test('with a signature that is not its proposer’s, of this registry, chain and version, is refused', async () => {
    await to.upload(note('offered'));
    const proposal = await tools.offerOf(note('offered'), 'offered');
    const other = await tools.offerOf(note('offered'), 'offered', { deadline: proposal.deadline - 1 });
    const inDomain = (change: object) => sign(account(1), proposalTypedData({ ...tools.domain, ...change }, proposal));
    const good = await tools.signOffer(proposal);
    const bad: Hex[] = [
      await tools.signOffer(proposal, account(2)),
      await tools.signOffer(other),
      await sign(account(1), approvalTypedData(tools.domain, proposal)),
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
    const proposal = await tools.offerOf(note('one-more'), 'one-more');
    expect(await to.refusal(to.offer(proposal, await tools.signOffer(proposal)))).toEqual([507, 'desk-full']);
  });

  test('that a reorg gives back is open again', async () => {
    const { id, proposal, signature } = await offered();
    const approvals = await Promise.all(
      [0, 1].map(async (seat) => ({ seat, signature: await tools.signApproval(proposal, curator(seat)) })),
    );
    await gateway.follower?.tick();
    const snapshot = await chain.provider.request({ method: 'evm_snapshot', params: [] });
    await send(reviseBySigRequest(place(), proposal, signature, approvals));
    await gateway.follower?.tick();
    expect(await list()).toEqual([]);
    await chain.provider.request({ method: 'evm_revert', params: [snapshot] });
    await chain.networkHelpers.mine(3);
    await gateway.follower?.tick();
    await gateway.desk?.tidy();
    expect((await list()).map((one) => one.id)).toEqual([id]);
  });
});

describe('an approval by signature', () => {
  test('of an open proposal is collected, and completes it in a transaction of anybody', async () => {
    const { id, proposal } = await opened();
    await to.approve(id, proposal, 0, await tools.signApproval(proposal, curator(0)));
    await to.approve(id, proposal, 4, compact(await tools.signApproval(proposal, curator(4))));
    const { approvals } = await read(id);
    expect(approvals).toMatchObject([
      { seat: 0, curator: curator(0).address.toLowerCase() },
      { seat: 4, curator: curator(4).address.toLowerCase() },
    ]);
    await send(approveBySigRequest(place(), proposal, approvals));
    expect((await chain.read.head([2, PERIOD, proposal.key])).version).toBe(1);
    await gateway.follower?.tick();
    await expect.poll(list, { timeout: 10_000 }).toEqual([]); // without another look: news of the chain are reason enough
  });

  test('stays the one that came first, whatever spelling comes later', async () => {
    const { id, proposal } = await opened();
    const first = await tools.signApproval(proposal, curator(0));
    for (const signature of [first, compact(first)]) expect((await to.approve(id, proposal, 0, signature)).status).toBe(201);
    expect((await read(id)).approvals.map(({ signature }) => signature)).toEqual([first]);
  });

  test('is refused where the registry would refuse it', async () => {
    const { id, proposal } = await opened();
    const good = await tools.signApproval(proposal, curator(0));
    const refusal = (seat: number, signature: Hex, of = proposal, at = id) => to.refusal(to.approve(at, of, seat, signature));
    expect(await refusal(1, good)).toEqual([422, 'signature-refused']);
    expect(await refusal(0, malleated(good))).toEqual([422, 'signature-refused']);
    expect(await refusal(0, await sign(curator(0), proposalTypedData(tools.domain, proposal)))).toEqual([422, 'signature-refused']);
    const foreign = approvalTypedData({ ...tools.domain, chainId: 1 }, proposal);
    expect(await refusal(0, await sign(curator(0), foreign))).toEqual([422, 'signature-refused']);
    expect(await refusal(5, good)).toEqual([422, 'seat-refused']);
    const altered = { ...proposal, quorum: 1 };
    expect(await refusal(0, good, altered)).toEqual([404, 'proposal-unknown']);
    expect(await refusal(0, await tools.signApproval(altered, curator(0)), altered, proposalId(altered))).toEqual([
      404,
      'proposal-unknown',
    ]);

    await chain.as(2).approve([proposal]);
    expect(await refusal(0, good)).toEqual([422, 'seat-refused']);
    await chain.as(1).withdraw([proposal]);
    expect(await refusal(1, await tools.signApproval(proposal, curator(1)))).toEqual([409, 'proposal-closed']);

    const own = await chain.propose('note', 'own', note('own').cid, { period: PERIOD, by: 3 });
    expect(await refusal(1, await tools.signApproval(own.proposal, curator(1)), own.proposal, own.id)).toEqual([422, 'seat-refused']);
  });

  test('goes with its curator', async () => {
    const { id, proposal } = await opened();
    await to.approve(id, proposal, 0, await tools.signApproval(proposal, curator(0)));
    await chain.as(0).vacate([0]);
    await expect.poll(async () => gateway.desk?.tidy().then(async () => (await read(id)).approvals), { timeout: 10_000 }).toEqual([]);
    expect(await to.refusal(to.approve(id, proposal, 0, await tools.signApproval(proposal, curator(0))))).toEqual([422, 'seat-refused']);
  });

  test('of a contract wallet is taken as long as the wallet stands by it', async () => {
    const { id, proposal } = await opened();
    // Any call but one with data makes it disown all signatures; isValidSignature answers accordingly (ERC-1271).
    const code = '602080600b6000396000f336600a57600160005500' + '5b60005415631626ba7e0260e01b60005260206000f3';
    const hash = await chain.client(0).sendTransaction({ data: `0x${code}` });
    const wallet = (await chain.publicClient.waitForTransactionReceipt({ hash })).contractAddress as Hex;
    await chain.as(0).seat([5, wallet]);
    const approve = (signature: Hex) => to.approve(id, proposal, 5, signature);
    expect((await approve('0x01')).status).toBe(201);
    expect((await approve('0x02')).status).toBe(201);
    expect((await read(id)).approvals).toMatchObject([{ seat: 5, curator: wallet.toLowerCase(), signature: '0x01' }]);
    await chain.client(0).sendTransaction({ to: wallet });
    expect(await to.refusal(approve('0x02'))).toEqual([422, 'signature-refused']);
  });
});

describe('a comment', () => {
  test('is a block that anybody can verify, and stays for ever once the chain has seen its proposal', async () => {
    const { id, proposal } = await opened();
    const comment = await tools.comment(id, account(12));
    const { cid } = (await (await to.comment(id, comment)).json()) as { cid: string };
    expect(await (await gateway.get(`/ipfs/${cid}?format=raw`)).bytes()).toEqual(writeStatement(comment));
    await chain.as(1).withdraw([proposal]);
    await gateway.desk?.tidy();
    await gateway.desk?.tidy(Date.now() + 25 * HOURS);
    await gateway.keeper.sweep(Date.now() + 25 * HOURS);
    expect(await read(id)).toMatchObject({ approvals: [], comments: [cid] });
    expect((await gateway.get(`/ipfs/${cid}?format=raw`)).status).toBe(200);
    expect(await to.refusal(to.comment(id, await tools.comment(id, account(13))))).toEqual([409, 'proposal-closed']);
    expect((await to.comment(id, await tools.comment(id, curator(2)))).status).toBe(201);
    expect((await to.comment(id, await tools.comment(id, account(1)))).status).toBe(201);
    expect((await read(id)).comments).toHaveLength(3);
  });

  test('on a proposal whose transaction the follower has not read yet is taken', async () => {
    const { id } = await chain.propose('note', 'fresh', note('fresh').cid, { period: PERIOD });
    expect((await to.comment(id, await tools.comment(id, account(12)))).status).toBe(201);
    await gateway.follower?.tick();
    expect(await list()).toEqual([{ id, approvals: 0, comments: 1 }]);
  });

  test('is one, under whatever spelling of its signature', async () => {
    const { id } = await opened();
    const comment = await tools.comment(id, account(12));
    const other = { ...comment, signature: compact(comment.signature as Hex) };
    const answers = await Promise.all([comment, other, comment].map(async (one) => (await to.comment(id, one)).json()));
    answers.push(await (await to.comment(id, other)).json());
    const { comments } = await read(id);
    expect(comments).toHaveLength(1);
    expect(answers).toEqual(answers.map(() => ({ id, cid: comments[0] })));
  });

  test('that is altered, foreign, in the future, or on something else is refused', async () => {
    const { id } = await opened();
    const other = (await opened('other')).id;
    const good = await tools.comment(id, account(12));
    const refusal = (at: Hex, one: Parameters<typeof to.comment>[1]) => to.refusal(to.comment(at, one));
    expect(await refusal(id, { ...good, text: 'The source says so.' })).toEqual([422, 'signature-refused']);
    expect(await refusal(id, { ...good, intent: 'approve' })).toEqual([422, 'signature-refused']);
    expect(await refusal(id, { ...good, author: account(13).address.toLowerCase() })).toEqual([422, 'signature-refused']);
    expect(await refusal(other, good)).toEqual([422, 'comment-refused']);
    expect(await refusal(other, { ...good, proposal: other })).toEqual([422, 'signature-refused']);
    const late = { writtenAt: '2099-01-01T00:00:00Z' };
    expect(await refusal(id, await tools.comment(id, account(12), late))).toEqual([422, 'comment-refused']);
    const unknown: Hex = `0x${'7'.repeat(64)}`;
    expect(await refusal(unknown, await tools.comment(unknown, account(12)))).toEqual([404, 'proposal-unknown']);
    const text = new TextDecoder().decode(writeStatement(good));
    const bytes = (one: string) => new TextEncoder().encode(one);
    expect(await refusal(id, bytes(text.replace('{', '{ ')))).toEqual([422, 'not-canonical']);
    expect(await refusal(id, bytes(text.replace('deml.comment/1', 'deml.comment/2')))).toEqual([422, 'off-schema']);
    expect(await refusal(id, bytes(''))).toEqual([422, 'not-canonical']);
    expect(await refusal(id, new Uint8Array(25 * 1024))).toEqual([413, 'body-too-large']);
    expect((await read(id)).comments).toEqual([]);
  });

  test('of strangers leaves room for curators, whatever the strangers do', async () => {
    await gateway.dispose();
    gateway = await chain.openGateway({ pollMs: 600_000, deskBurst: 100_000 });
    const { id } = await opened();
    const post = async (by: ReturnType<typeof account>, text: string) =>
      (await to.comment(id, await tools.comment(id, by, { text }))).status;
    for (let i = 0; i < MAX_OF_A_STRANGER; i++) expect(await post(account(20), `${i}`)).toBe(201);
    expect(await post(account(20), 'more')).toBe(507);
    for (let i = MAX_OF_A_STRANGER; i < MAX_OF_STRANGERS; i++)
      expect(await post(account(21 + Math.floor(i / MAX_OF_A_STRANGER)), `${i}`)).toBe(201);
    expect(await post(account(60), 'more')).toBe(507);
    expect(await post(curator(0), 'I have read them.')).toBe(201);
    expect(await post(account(1), 'So have I.')).toBe(201);
  });

  test('of strangers fills no more than the space that the operator gives', async () => {
    await gateway.dispose();
    gateway = await chain.openGateway({ pollMs: 600_000, deskSpaceMb: 0.001 });
    const { id } = await opened();
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) statuses.push((await to.comment(id, await tools.comment(id, account(20 + i)))).status);
    expect(statuses).toEqual([201, 201, 507]);
    expect((await to.comment(id, await tools.comment(id, curator(0)))).status).toBe(201);
  });
});

test('what the desk holds is there after a restart, byte for byte', async () => {
  const { id, proposal } = await offered();
  await to.approve(id, proposal, 1, await tools.signApproval(proposal, curator(1)));
  for (const text of ['first', 'second']) await to.comment(id, await tools.comment(id, curator(1), { text }));
  const before = [await read(id), await list(), await (await gateway.get('/status')).json()] as const;
  expect((before[2] as { desk: object }).desk).toEqual({ offered: 1, approvals: 1, comments: 2 });
  await gateway.close();
  gateway = await chain.openGateway({ data: gateway.data, pollMs: 600_000 });
  expect([await read(id), await list()]).toEqual(before.slice(0, 2));
  expect(((await (await gateway.get('/status')).json()) as { desk: object }).desk).toEqual({ offered: 1, approvals: 1, comments: 2 });
});

describe('what the chain names beside documents is pinned', () => {
  const pinned = (bytes: Uint8Array) => gateway.node.helia.pins.isPinned(rawCid(sha256(bytes)));
  const put = (bytes: Uint8Array) => gateway.keeper.store([{ cid: rawCid(sha256(bytes)), bytes }]);

  test('the reason of a rejection', async () => {
    const { id, proposal } = await opened();
    const reason = writeStatement(await tools.comment(id, curator(0), { intent: 'reject' }));
    await to.upload({ cid: rawCid(sha256(reason)).toString(), bytes: reason });
    await chain.as(2).reject([proposal, sha256(reason), false]);
    await gateway.follower?.tick();
    expect(await pinned(reason)).toBe(true);
  });

  test('the evidence of a dispute, and of an attestation', async () => {
    await to.upload(note('judged'));
    await chain.revise('note', 'judged', note('judged').cid, { period: PERIOD });
    const evidence = ['disputed', 'attested'].map((statement) =>
      writeStatement({
        schema: 'deml.evidence/1',
        entry: { kind: 'note', period: PERIOD, key: 'judged' },
        version: 1,
        digest: note('judged').cid,
        statement,
        sources: [],
      }),
    ) as [Uint8Array, Uint8Array];
    for (const bytes of evidence) await to.upload({ cid: rawCid(sha256(bytes)).toString(), bytes });
    const cid = rawCid(sha256(evidence[0])).toString();
    const { proposal } = await chain.propose('note', 'judged', cid, { period: PERIOD, base: 1, action: 'dispute' });
    await chain.auditor.attest([2, PERIOD, proposal.key, 1, 1, sha256(evidence[1])]);
    await gateway.follower?.tick();
    expect(await Promise.all(evidence.map(pinned))).toEqual([true, true]);
    expect(((await (await gateway.get('/status')).json()) as { wanted: object[] }).wanted).toEqual([]);
  });

  test('of attestations only where their contract is configured', async () => {
    await gateway.dispose();
    await chain.revise('note', 'judged', note('judged').cid, { period: PERIOD });
    const head = await chain.propose('note', 'judged', note('judged').cid, { period: PERIOD, base: 1 });
    const evidence = new TextEncoder().encode('{"evidence":3}');
    await chain.auditor.attest([2, PERIOD, head.proposal.key, 1, 0, sha256(evidence)]);
    gateway = await testGateway({ registry: chain.registry, chain: chain.log(), pollMs: 600_000 });
    await put(evidence);
    await gateway.follower?.tick();
    // The log of the test reads both contracts, as a misled RPC would: the cursor is one of the registry alone.
    const { data } = gateway;
    await gateway.close();
    gateway = await chain.openGateway({ data, pollMs: 600_000 });
    await gateway.follower?.tick();
    expect(await pinned(evidence)).toBe(true);
  });
});

test('a call that is no form of the desk tells the way out', async () => {
  const proposal = await tools.offerOf(note('x'), 'x');
  const form = proposalToForm(proposal);
  const signature = await tools.signOffer(proposal);
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
