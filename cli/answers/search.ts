import { cidOf } from '../../registry/cid/index.ts';
import { moment } from '../../registry/export/recordsOf.ts';
import type { SearchQuery } from '../../registry/search/query.ts';
import { type CheckedAnswer, searchRegister } from '../../registry/search/searchRegister.ts';
import { nameOf } from '../connect/entryName.ts';
import type { Register } from '../connect/openRegister.ts';
import { BadArgumentError } from '../errors.ts';

export interface FoundPart {
  entry: { kind: string; period: number; key: string; version: number; approvedAt: string | null; digest: string; cid: string };
  part: string;
  id: string | null;
  field: string | null;
  date: string | null;
  title: string;
  /** Where the words stand, and the stretch around them. */
  snippet: { path: string; text: string } | null;
  /** The hit is what the head's block says. Otherwise `reason`. */
  verified: boolean;
  check: 'verified' | 'moved' | 'false' | 'unread';
  reason: string | null;
}

export interface SearchFound {
  query: SearchQuery;
  /** The gateway whose word total, order and facets are. */
  gateway: string;
  total: number;
  match: 'exact' | 'near';
  /** Words that were read as others. */
  read: { word: string; as: string[] }[];
  /** Heads whose documents that gateway does not have yet. */
  waiting: number;
  hits: FoundPart[];
  facets: Record<string, { value: string; count: number }[]>;
  next: string | null;
}

/** A gateway's search, each hit checked against the chain and its block. */
export async function search(register: Register, query: SearchQuery): Promise<{ answer: SearchFound; distrusted: number }> {
  if (register.at !== null) throw new BadArgumentError('--at', 'gateways search the present heads only');
  const { hits, facets, ...found } = await searchRegister(register, query);
  const shown = hits.map(foundPart);
  return {
    answer: {
      query,
      gateway: found.gateway,
      total: found.total,
      match: found.match,
      read: found.read,
      waiting: found.waiting,
      hits: shown,
      facets: facets as SearchFound['facets'],
      next: found.next,
    },
    distrusted: shown.filter(({ check }) => check === 'false').length,
  };
}

function foundPart(hit: CheckedAnswer['hits'][number]): FoundPart {
  const { kind, period, key, version, approvedAt, digest, part, id, field, date, title, snippet, check } = hit;
  return {
    entry: { kind, period, key, version, approvedAt: approvedAt === null ? null : moment(approvedAt), digest, cid: cidOf(digest) },
    ...{ part, id, field, date, title: title.text },
    snippet: snippet && { path: snippet.path, text: snippet.text },
    verified: check === 'verified',
    check,
    reason: check === 'verified' ? null : check === 'moved' ? `${nameOf(hit)} has another version now` : hit.reason,
  };
}
