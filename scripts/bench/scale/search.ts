import { tags } from '../../../registry/schema/index.ts';
import { queryToParams, type SearchQuery } from '../../../registry/search/query.ts';
import { languageOf, randomFrom } from '../generate.ts';
import { atMost, type Figure, plain } from '../table.ts';
import { effortOf, quantile } from './effort.ts';
import type { Register } from './register.ts';

/** Searches through the gateway's door, some words of each kind; the slowest of twenty decides. */
export async function searchFigures(registers: readonly Register[], searches: number): Promise<Figure[]> {
  const random = randomFrom(2);
  const { pick, word, words } = languageOf(randomFrom(1));
  const queries = Array.from({ length: searches }, (_, i): SearchQuery => {
    const common = words[Math.floor(10 * random())] as string;
    const kinds: SearchQuery[] = [
      { q: word() },
      { q: `${word()} ${word()}` },
      { q: common },
      { q: common, tag: [pick(tags)] },
      { q: `${common.slice(0, 2)}${common.slice(3)}` },
    ];
    return kinds[i % kinds.length] as SearchQuery;
  });
  const figures: Figure[] = [];
  for (const { gateway, pids, size } of registers) {
    const left = queries.values();
    const { walls, cpuMs } = await effortOf([pids.gateway], searches, async () => {
      const answer = await fetch(`${gateway}/search?${queryToParams(left.next().value as SearchQuery)}`);
      if (!answer.ok) throw new Error(`A search was answered with ${answer.status}: ${await answer.text()}`);
      await answer.arrayBuffer();
    });
    figures.push(
      atMost(`search over HTTP, ${size.notes} notes, p95 of ${searches}`, quantile(walls, 0.95), 100, ' ms', 1),
      plain(`search over HTTP, ${size.notes} notes, processor time of one`, `${(cpuMs / searches).toFixed(1)} ms`),
    );
  }
  return figures;
}
