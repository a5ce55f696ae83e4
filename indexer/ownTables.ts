import type { Settings } from './settings.ts';

/* What the tables of this process say, by the same GraphQL that everybody asks. */

/** The newest block that the tables have reached; -1 while it starts and while the history is read. */
export async function reached(settings: Settings): Promise<number> {
  const ready = await fetch(`${addressOf(settings)}/ready`).catch(() => undefined);
  if (!ready?.ok) return -1;
  const { registry } = (await (await fetch(`${addressOf(settings)}/status`)).json()) as { registry: { block: { number: number } } };
  return registry.block.number;
}

/** How many events of each transaction have come into the tables, by block and transaction. */
export async function ownPlaces(settings: Settings, from: number, to: number): Promise<Map<string, number>> {
  const places = new Map<string, number>();
  const where = `where: { block_gte: "${from}", block_lte: "${to}" }`;
  for await (const { block, transaction } of rows(settings, 'events', where, 'block transaction')) {
    const place = `${block} ${transaction}`;
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  return places;
}

/** How many events the tables have up to a block. */
export async function ownCount(settings: Settings, to: number): Promise<number> {
  const { all } = await ask<{ all: { totalCount: number } }>(settings, `{ all: events(where: { block_lte: "${to}" }) { totalCount } }`);
  return all.totalCount;
}

/** The version of each head, by kind, period and key. */
export async function ownVersions(settings: Settings): Promise<Map<string, number>> {
  const versions = new Map<string, number>();
  for await (const { kind, period, key, version } of rows(settings, 'heads', '', 'kind period key version'))
    versions.set(`${kind} ${period} ${key}`, Number(version));
  return versions;
}

async function* rows(settings: Settings, list: string, where: string, columns: string): AsyncGenerator<Record<string, string | number>> {
  for (let after: string | null = null; ; ) {
    const place: string = after === null ? '' : `after: "${after}"`;
    const query: string = `{ page: ${list}(limit: 1000 ${where} ${place}) { items { ${columns} } pageInfo { endCursor hasNextPage } } }`;
    const { page }: Page = await ask<Page>(settings, query);
    yield* page.items;
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
  }
}

async function ask<T>(settings: Settings, query: string): Promise<T> {
  const answer = await fetch(`${addressOf(settings)}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return ((await answer.json()) as { data: T }).data;
}

interface Page {
  page: { items: Record<string, string | number>[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
}

/** Where this process answers itself: a server that listens everywhere is asked on loopback. */
function addressOf({ host, port }: Settings): string {
  const own = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${own.includes(':') ? `[${own}]` : own}:${port}`;
}
