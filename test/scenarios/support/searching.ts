import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createIndex } from '../../../gateway/search/createIndex.ts';
import { openDatabase } from '../../../gateway/search/database.ts';
import { main, spawnGateway } from '../../../gateway/testProcess.ts';
import { getHeads, getPeriods, kinds } from '../../../registry/actions/index.ts';
import type { Digest } from '../../../registry/cid/index.ts';
import type { SearchAnswer } from '../../../registry/search/wire.ts';
import { agreeingChain } from '../../../registry/verify/index.ts';
import type { Deployment } from '../../../scripts/stack/deploy.ts';
import { run } from './run.ts';

export type Followed = { url: string; deployment: Deployment };
export type SearchingGateway = Awaited<ReturnType<typeof launchSearch>>;

const settings = (data: string, { url, deployment }: Followed): Record<string, string> => ({
  DEML_GATEWAY_DATA: data,
  DEML_GATEWAY_RPC: url,
  DEML_GATEWAY_REGISTRY: deployment.registry,
  DEML_GATEWAY_ATTESTATIONS: deployment.attestations,
  DEML_GATEWAY_POLL_MS: '50',
  DEML_GATEWAY_LIBP2P: 'off',
  DEML_GATEWAY_SEARCH_BURST: '100000',
});

/** A gateway as a process of its own that follows a chain. */
export async function launchSearch(data: string, chain: Followed) {
  const { child, url } = await spawnGateway(data, settings(data, chain));
  const gone = once(child, 'exit');
  return {
    url,
    async stop(signal: NodeJS.Signals = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await gone;
    },
  };
}

/** Starts a gateway and kills it after a while, wherever it is by then. */
export async function killedAfter(ms: number, data: string, chain: Followed): Promise<void> {
  const { child, ended } = run(process.execPath, [main], { ...settings(data, chain), DEML_GATEWAY_PORT: '0' });
  await sleep(ms);
  child.kill('SIGKILL');
  await ended;
}

/** The one command that fills the index from nothing. */
export async function rebuildSearch(data: string, chain: Followed): Promise<string> {
  const { ended, output } = run(process.execPath, [main, '--rebuild-search'], settings(data, chain));
  const code = await ended;
  if (code !== 0) throw new Error(`The rebuild ended with ${code}: ${output()}`);
  return output();
}

/** Every row that an answer follows from. No gateway may use the folder meanwhile. */
export function rowsOfSearch(data: string, { deployment }: Followed): string[] {
  const db = openDatabase(join(data, 'search.sqlite'), deployment.registry);
  try {
    return createIndex(db).dump();
  } finally {
    db.close();
  }
}

/** Waits until the index holds the heads of the chain, and all that it waits for has come. */
export async function followed(gateway: SearchingGateway, chain: Followed): Promise<void> {
  const registry = { address: chain.deployment.registry, chainId: chain.deployment.chainId };
  const view = agreeingChain({ rpcs: [chain.url] });
  for (;;) {
    const heads = new Map<string, Digest>();
    for (const kind of kinds)
      for (const period of await getPeriods(view, { registry, kind }))
        for (const { key, version, digest } of await getHeads(view, { registry, kind, period }))
          heads.set(`${kind}/${period}/${key}/${version}`, digest);
    const found = await hitsOf(gateway.url, '');
    const { search } = (await (await fetch(`${gateway.url}/status`)).json()) as { search: Report | null };
    const same = found.every(({ kind, period, key, version, digest }) => heads.get(`${kind}/${period}/${key}/${version}`) === digest);
    if (same && search?.heads === heads.size && search.waiting + search.earlier.waiting === 0) return;
    await sleep(50);
  }
}

interface Report {
  heads: number;
  waiting: number;
  earlier: { waiting: number };
}

async function hitsOf(url: string, params: string): Promise<SearchAnswer['hits']> {
  const hits: SearchAnswer['hits'] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const response = await fetch(`${url}/search?${params}&limit=50${cursor && `&cursor=${cursor}`}`);
    if (!response.ok) return []; // the index changed meanwhile: asked again from the beginning
    const answer = (await response.json()) as SearchAnswer;
    hits.push(...answer.hits);
    cursor = answer.next;
  }
  return hits;
}

/** The bytes of the answers to searches. */
export const answersOf = async (url: string, searches: readonly string[]): Promise<string[]> => {
  const answers: string[] = [];
  for (const params of searches) {
    const answer = await (await fetch(`${url}/search?${params}`)).text();
    answers.push(answer);
    const { next } = JSON.parse(answer) as SearchAnswer;
    if (next) answers.push(await (await fetch(`${url}/search?${params}&cursor=${next}`)).text());
  }
  return answers;
};
