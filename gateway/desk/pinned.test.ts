import { describe, expect, test } from 'vitest';
import { writeStatement } from '../../registry/schema/statements.ts';
import { rawCid, sha256 } from '../blocks/store.ts';
import { account, curator } from '../testChain.ts';
import { note } from '../testDocuments.ts';
import { testGateway } from '../testGateway.ts';
import { PERIOD } from './testDesk.ts';
import { deskScene } from './testScene.ts';

const scene = deskScene();
const { opened, to } = scene;

describe('what the chain names beside documents is pinned', () => {
  const pinned = (bytes: Uint8Array) => scene.gateway.node.helia.pins.isPinned(rawCid(sha256(bytes)));
  const put = (bytes: Uint8Array) => scene.gateway.keeper.store([{ cid: rawCid(sha256(bytes)), bytes }]);

  test('the reason of a rejection', async () => {
    const { id, proposal } = await opened();
    const reason = writeStatement(await scene.tools.comment(id, curator(0), { intent: 'reject' }));
    await to.upload({ cid: rawCid(sha256(reason)).toString(), bytes: reason });
    await scene.chain.as(2).reject([proposal, sha256(reason), false]);
    await scene.gateway.follower?.tick();
    expect(await pinned(reason)).toBe(true);
  });

  test('the evidence of a dispute, of an attestation, and of a reproduction', async () => {
    await to.upload(note('judged'));
    await scene.chain.revise('note', 'judged', note('judged').cid, { period: PERIOD });
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
    const reproduction = writeStatement({
      schema: 'deml.reproduction/1',
      entry: { kind: 'note', period: PERIOD, key: 'judged' },
      version: 1,
      digest: note('judged').cid,
      account: account(15).address.toLowerCase(),
      ranAt: '2026-11-20T13:05:00Z',
      command: 'npm run lab:reproduce',
      code: { commit: 'ab'.repeat(20), modified: false },
      environment: { cpu: 'A processor', cores: 2, platform: 'linux x64', node: 'v24.0.0', load: 0.5 },
      outcome: 'unfinished',
      note: 'It ran out of memory.',
    });
    for (const bytes of [...evidence, reproduction]) await to.upload({ cid: rawCid(sha256(bytes)).toString(), bytes });
    const cid = rawCid(sha256(evidence[0])).toString();
    const { proposal } = await scene.chain.propose('note', 'judged', cid, { period: PERIOD, base: 1, action: 'dispute' });
    await scene.chain.auditor.attest([2, PERIOD, proposal.key, 1, 1, sha256(evidence[1])]);
    await scene.chain.reproducer.reproduce([2, PERIOD, proposal.key, 1, 2, sha256(reproduction)]);
    await scene.gateway.follower?.tick();
    expect(await Promise.all([...evidence, reproduction].map(pinned))).toEqual([true, true, true]);
    const served = await scene.gateway.get(`/ipfs/${rawCid(sha256(reproduction))}?format=raw`);
    expect(new Uint8Array(await served.arrayBuffer())).toEqual(reproduction);
    expect(((await (await scene.gateway.get('/status')).json()) as { wanted: object[] }).wanted).toEqual([]);
  });

  test('of attestations only where their contract is configured', async () => {
    await scene.gateway.dispose();
    await scene.chain.revise('note', 'judged', note('judged').cid, { period: PERIOD });
    const head = await scene.chain.propose('note', 'judged', note('judged').cid, { period: PERIOD, base: 1 });
    const evidence = new TextEncoder().encode('{"evidence":3}');
    await scene.chain.auditor.attest([2, PERIOD, head.proposal.key, 1, 0, sha256(evidence)]);
    scene.gateway = await testGateway({ registry: scene.chain.registry, chain: scene.chain.log(), pollMs: 600_000 });
    await put(evidence);
    await scene.gateway.follower?.tick();
    // The log of the test reads both contracts, as a misled RPC would: the cursor is one of the registry alone.
    const { data } = scene.gateway;
    await scene.gateway.close();
    scene.gateway = await scene.chain.openGateway({ data, pollMs: 600_000 });
    await scene.gateway.follower?.tick();
    expect(await pinned(evidence)).toBe(true);
  });
});
