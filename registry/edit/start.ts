import type { Kind } from '../actions/words.ts';
import type { Cid } from '../cid/index.ts';
import { type ChangeKind, fieldIds, type Profile, type Question, questions } from '../schema/index.ts';
import type { Draft, Drafts } from './types.ts';

/** A draft that goes on from a head: its document, with a reason still to be given, replacing the head's CID. */
export function draftFrom<D extends Draft>(document: D, head: Cid, kind: ChangeKind = 'world'): D {
  return { ...structuredClone(document), change: { kind, summary: '' }, previous: head };
}

/**
 * A draft of a new entry. What it must hold is there, and empty where only its author knows it: `validateDraft` lists
 * that. Every field of a new profile begins as an absence, because nobody has looked yet.
 */
export function emptyDraft<K extends Kind>(kind: K, key: string, today: string): Drafts[K] {
  const revision = { change: { kind: 'new' as const, summary: '' }, previous: null };
  const drafts: { [Name in Kind]: () => Drafts[Name] } = {
    project: () => ({ ...emptyProfile(key, today), ...revision }),
    metric: () => ({ schema: 'deml.metric/1', slug: key, readings: [], sources: {}, ...revision }),
    note: () => ({
      schema: 'deml.note/1',
      slug: key,
      publishedAt: today,
      sourceType: 'paper',
      title: '',
      authors: [],
      summary: '',
      effect: '',
      tags: [],
      projects: [],
      retrievedAt: today,
      ...revision,
    }),
    page: () => ({ schema: 'deml.page/1', slug: key, title: '', sections: [], ...revision }),
  };
  return drafts[kind]();
}

function emptyProfile(slug: string, asOf: string): Omit<Profile, 'change' | 'previous'> {
  const answers = questions.map((question): [Question, Profile['answers'][Question]] => [question, { statement: '', claims: [] }]);
  return {
    slug,
    name: '',
    monogram: '',
    sentence: '',
    life: { status: 'announced', since: asOf },
    links: {},
    answers: Object.fromEntries(answers) as Profile['answers'],
    claims: [],
    absences: fieldIds.map((field) => ({ field, kind: 'not-found', searched: '', asOf })),
    sources: {},
  };
}
