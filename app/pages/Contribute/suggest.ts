import { type Tag, tags } from '../../../registry/schema/vocabulary.ts';

/** Beginnings of words that speak for a tag. They only propose: the writer decides. */
const stems: Readonly<Record<Tag, readonly string[]>> = {
  execution: ['inference', 'training', 'fine-tun', 'execut', 'swarm'],
  verification: ['verif', 'proof', 'zk', 'zkml', 'attest', 'tee', 'enclave', 'audit', 'dispute', 'challenge'],
  governance: ['governance', 'vote', 'voting', 'proposal', 'council', 'dao', 'multisig'],
  incentive: ['reward', 'incentive', 'emission', 'stak', 'token', 'slash', 'subsid', 'price', 'pricing', 'payment'],
  application: ['agent', 'application', 'chatbot', 'prediction'],
  hardware: ['gpu', 'h100', 'b200', 'hardware', 'sgx', 'tdx', 'memory', 'nvidia'],
  blockchain: ['chain', 'rollup', 'mainnet', 'testnet', 'ethereum', 'solana', 'bridge', 'contract'],
  interface: ['api', 'sdk', 'cli', 'interface', 'console', 'openai-compatible'],
};

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];

/** Tags that a text speaks of, most often named first: at most four. */
export function tagsIn(text: string): Tag[] {
  const found = wordsIn(text);
  return tags
    .map((tag) => ({ tag, count: found.filter((word) => stems[tag].some((stem) => word.startsWith(stem))).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 4)
    .map(({ tag }) => tag);
}

/** Systems whose name, its first word or key stands in a text as a word of its own. */
export function systemsIn(text: string, systems: Iterable<{ slug: string; name: string }>): string[] {
  const found = new Set(wordsIn(text));
  return [...systems].flatMap(({ slug, name }) =>
    [slug, name.toLowerCase(), wordsIn(name)[0] ?? slug].some((one) => found.has(one)) ? [slug] : [],
  );
}
