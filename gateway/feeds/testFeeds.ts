import { CID } from 'multiformats/cid';
import { afterEach, beforeEach, expect } from 'vitest';
import { type TestChain, testChain } from '../testChain.ts';
import type { TestBlock } from '../testDocuments.ts';
import type { TestGateway } from '../testGateway.ts';

/** An item of a JSON Feed. */
export interface Item {
  id: string;
  title: string;
  url: string;
  content_text: string;
  content_html: string;
  date_published: string;
  date_modified: string;
  tags: string[];
}
export interface Feed {
  next_url?: string;
  items: Item[];
}

export const inMonth = { period: 202_611 };

/** A chain and a gateway that follows it, new for each test. */
export function feedScene() {
  const scene = {
    chain: undefined as unknown as TestChain,
    gateway: undefined as unknown as TestGateway,
    store: (...blocks: TestBlock[]) => scene.gateway.keeper.store(blocks.map(({ cid, bytes }) => ({ cid: CID.parse(cid), bytes }))),
    async body(path: string): Promise<string> {
      const answer = await scene.gateway.get(path);
      expect(answer.status, path).toBe(200);
      return answer.text();
    },
    feed: async (name: string): Promise<Feed> => JSON.parse(await scene.body(`/feeds/${name}.json`)) as Feed,
    titles: async (name: string) => (await scene.feed(name)).items.map(({ title }) => title),
    /** Reads what is new, and what it rests on. */
    async tick(): Promise<void> {
      await scene.gateway.follower?.tick();
      await scene.gateway.feeds?.idle();
    },
  };
  beforeEach(async () => {
    scene.chain = await testChain();
    scene.gateway = await scene.chain.openGateway({ pollMs: 600_000 });
  });
  afterEach(() => scene.gateway.dispose());
  return scene;
}
