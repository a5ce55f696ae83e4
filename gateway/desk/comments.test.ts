import type { Hex } from 'viem';
import { describe, expect, test } from 'vitest';
import { writeStatement } from '../../registry/schema/statements.ts';
import { account, curator } from '../testChain.ts';
import { note } from '../testDocuments.ts';
import { MAX_OF_A_STRANGER, MAX_OF_STRANGERS } from './comments.ts';
import { compact, PERIOD } from './testDesk.ts';
import { deskScene, HOURS } from './testScene.ts';

const scene = deskScene();
const { list, opened, read, to } = scene;

describe('a comment', () => {
  test('is a block that anybody can verify, and stays for ever once the chain has seen its proposal', async () => {
    const { id, proposal } = await opened();
    const comment = await scene.tools.comment(id, account(12));
    const { cid } = (await (await to.comment(id, comment)).json()) as { cid: string };
    expect(await (await scene.gateway.get(`/ipfs/${cid}?format=raw`)).bytes()).toEqual(writeStatement(comment));
    await scene.chain.as(1).withdraw([proposal]);
    await scene.gateway.desk?.tidy();
    await scene.gateway.desk?.tidy(Date.now() + 25 * HOURS);
    await scene.gateway.keeper.sweep(Date.now() + 25 * HOURS);
    expect(await read(id)).toMatchObject({ approvals: [], comments: [cid] });
    expect((await scene.gateway.get(`/ipfs/${cid}?format=raw`)).status).toBe(200);
    expect(await to.refusal(to.comment(id, await scene.tools.comment(id, account(13))))).toEqual([409, 'proposal-closed']);
    expect((await to.comment(id, await scene.tools.comment(id, curator(2)))).status).toBe(201);
    expect((await to.comment(id, await scene.tools.comment(id, account(1)))).status).toBe(201);
    expect((await read(id)).comments).toHaveLength(3);
  });

  test('on a proposal whose transaction the follower has not read yet is taken', async () => {
    const { id } = await scene.chain.propose('note', 'fresh', note('fresh').cid, { period: PERIOD });
    expect((await to.comment(id, await scene.tools.comment(id, account(12)))).status).toBe(201);
    await scene.gateway.follower?.tick();
    expect(await list()).toEqual([{ id, approvals: 0, comments: 1 }]);
  });

  test('is one, under whatever spelling of its signature', async () => {
    const { id } = await opened();
    const comment = await scene.tools.comment(id, account(12));
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
    const good = await scene.tools.comment(id, account(12));
    const refusal = (at: Hex, one: Parameters<typeof to.comment>[1]) => to.refusal(to.comment(at, one));
    expect(await refusal(id, { ...good, text: 'The source says so.' })).toEqual([422, 'signature-refused']);
    expect(await refusal(id, { ...good, intent: 'approve' })).toEqual([422, 'signature-refused']);
    expect(await refusal(id, { ...good, author: account(13).address.toLowerCase() })).toEqual([422, 'signature-refused']);
    expect(await refusal(other, good)).toEqual([422, 'comment-refused']);
    expect(await refusal(other, { ...good, proposal: other })).toEqual([422, 'signature-refused']);
    const late = { writtenAt: '2099-01-01T00:00:00Z' };
    expect(await refusal(id, await scene.tools.comment(id, account(12), late))).toEqual([422, 'comment-refused']);
    const unknown: Hex = `0x${'7'.repeat(64)}`;
    expect(await refusal(unknown, await scene.tools.comment(unknown, account(12)))).toEqual([404, 'proposal-unknown']);
    const text = new TextDecoder().decode(writeStatement(good));
    const bytes = (one: string) => new TextEncoder().encode(one);
    expect(await refusal(id, bytes(text.replace('{', '{ ')))).toEqual([422, 'not-canonical']);
    expect(await refusal(id, bytes(text.replace('deml.comment/1', 'deml.comment/2')))).toEqual([422, 'off-schema']);
    expect(await refusal(id, bytes(''))).toEqual([422, 'not-canonical']);
    expect(await refusal(id, new Uint8Array(25 * 1024))).toEqual([413, 'body-too-large']);
    expect((await read(id)).comments).toEqual([]);
  });

  test('of strangers leaves room for curators, whatever the strangers do', async () => {
    await scene.gateway.dispose();
    scene.gateway = await scene.chain.openGateway({ pollMs: 600_000, deskBurst: 100_000 });
    const { id } = await opened();
    const post = async (by: ReturnType<typeof account>, text: string) =>
      (await to.comment(id, await scene.tools.comment(id, by, { text }))).status;
    for (let i = 0; i < MAX_OF_A_STRANGER; i++) expect(await post(account(20), `${i}`)).toBe(201);
    expect(await post(account(20), 'more')).toBe(507);
    for (let i = MAX_OF_A_STRANGER; i < MAX_OF_STRANGERS; i++)
      expect(await post(account(21 + Math.floor(i / MAX_OF_A_STRANGER)), `${i}`)).toBe(201);
    expect(await post(account(60), 'more')).toBe(507);
    expect(await post(curator(0), 'I have read them.')).toBe(201);
    expect(await post(account(1), 'So have I.')).toBe(201);
  });

  test('of strangers fills no more than the space that the operator gives', async () => {
    await scene.gateway.dispose();
    scene.gateway = await scene.chain.openGateway({ pollMs: 600_000, deskSpaceMb: 0.001 });
    const { id } = await opened();
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) statuses.push((await to.comment(id, await scene.tools.comment(id, account(20 + i)))).status);
    expect(statuses).toEqual([201, 201, 507]);
    expect((await to.comment(id, await scene.tools.comment(id, curator(0)))).status).toBe(201);
  });
});
