import type { Claim, GroupBlock, Source } from '../../../registry/schema/index.ts';
import { fieldsOf, sectionOrder } from './arrange.ts';

/** A source of a profile with the claims that lean on it; numbered in the order in which the page names them. */
export interface Listed {
  number: number;
  source: Source;
  claims: readonly Claim[];
}

/** What makes two sources one: their address, or where none is known their title and publisher. */
export const sourceKey = ({ url, title, publisher }: Source): string => url ?? `${title}\n${publisher ?? ''}`;

/** Each source once, however many groups name it. */
export function listSources(blocks: readonly GroupBlock[]): Listed[] {
  const listed = new Map<string, { source: Source; claims: Claim[] }>();
  const ordered = sectionOrder.flatMap((group) => blocks.find((block) => block.group === group) ?? []);
  for (const block of ordered)
    for (const { clusters } of fieldsOf(block))
      for (const claim of clusters.flatMap(({ claims }) => claims))
        for (const ref of claim.sources) {
          const source = block.sources[ref];
          if (!source) continue;
          const known = listed.get(sourceKey(source)) ?? { source, claims: [] };
          listed.set(sourceKey(source), known);
          if (!known.claims.includes(claim)) known.claims.push(claim);
        }
  return [...listed.values()].map((one, i) => ({ number: i + 1, ...one }));
}

export type Numbers = ReadonlyMap<string, number>;

/** The numbers by which claims name their sources. */
export const numbersOf = (list: readonly Listed[]): Numbers => new Map(list.map(({ source, number }) => [sourceKey(source), number]));
