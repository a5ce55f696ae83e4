import type { Hex } from 'viem';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Proposal } from '../../registry/actions/index.ts';
import type { DeskForm, DeskListForm } from '../../registry/desk/wire.ts';
import { proposalId } from '../../registry/proposing/index.ts';
import { type TestChain, testChain } from '../testChain.ts';
import { note } from '../testDocuments.ts';
import type { TestGateway } from '../testGateway.ts';
import { CHAIN_ID, deskRequests, deskTools, PERIOD } from './testDesk.ts';

export const HOURS = 3_600_000;

/** A chain and a gateway that follows it, new for each test of the file that calls this, and short ways to use its desk. */
export function deskScene() {
  const scene = {} as { chain: TestChain; gateway: TestGateway; tools: ReturnType<typeof deskTools> };
  beforeEach(async () => {
    scene.chain = await testChain();
    scene.gateway = await scene.chain.openGateway({ pollMs: 600_000 });
    scene.tools = deskTools(scene.chain);
  });
  afterEach(() => scene.gateway.dispose());
  const to = deskRequests(() => scene.gateway);

  return Object.assign(scene, {
    to,
    list: async () => ((await to.list()) as DeskListForm).proposals,
    read: async (id: Hex) => (await to.read(id)) as DeskForm,
    place: () => ({ address: scene.chain.registry, chainId: CHAIN_ID }),
    send: async (request: { to: Hex; data: Hex }, by = 11) =>
      scene.chain.publicClient.waitForTransactionReceipt({ hash: await scene.chain.client(by).sendTransaction(request) }),

    /** A contract wallet that stands by every signature (ERC-1271) until it is called without data; then by none. */
    async wallet(): Promise<Hex> {
      const code = '602080600b6000396000f336600a57600160005500' + '5b60005415631626ba7e0260e01b60005260206000f3';
      const hash = await scene.chain.client(0).sendTransaction({ data: `0x${code}` });
      return (await scene.chain.publicClient.waitForTransactionReceipt({ hash })).contractAddress as Hex;
    },

    /** An uploaded note, offered. */
    async offered(slug = 'offered'): Promise<{ id: Hex; proposal: Proposal; signature: Hex }> {
      await to.upload(note(slug));
      const proposal = await scene.tools.offerOf(note(slug), slug);
      const signature = await scene.tools.signOffer(proposal);
      expect((await to.offer(proposal, signature)).status).toBe(201);
      return { id: proposalId(proposal), proposal, signature };
    },

    /** A note that is proposed on the chain, and known to the gateway. */
    async opened(slug = 'opened') {
      await to.upload(note(slug));
      const one = await scene.chain.propose('note', slug, note(slug).cid, { period: PERIOD });
      await scene.gateway.follower?.tick();
      return one;
    },
  });
}
