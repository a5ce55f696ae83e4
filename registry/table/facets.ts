import type { Headline } from '../schema/claim.ts';
import type { FieldId } from '../schema/fields.ts';
import { families, familyStatuses, lifecycles, parties, permissions, subsidies, upgrades } from '../schema/vocabulary.ts';
import type { Listed } from './view.ts';

/** Why a system has none of the words of a facet: unknown is never "no", so each reason can be asked for. */
export const gapWords = ['not-published', 'not-found', 'not-applicable', 'in-words-only'] as const;
export type GapWord = (typeof gapWords)[number];

/** The facets of the table, each with the words that it offers. Their names stand in addresses. */
export const facetWords = {
  task: ['inference', 'training', 'fine-tuning'],
  family: families,
  status: familyStatuses,
  party: parties,
  subsidy: subsidies,
  entry: permissions,
  upgrade: upgrades,
  life: lifecycles,
} as const;
export type Facet = keyof typeof facetWords;
export const facets = Object.keys(facetWords) as Facet[];

/** What is asked for in each facet: any of its words. Empty: no matter what. */
export type FacetView = { readonly [F in Facet]: readonly ((typeof facetWords)[F][number] | GapWord)[] };

/** The fields whose claims a facet reads, all of them: what a gateway keeps of a profile. */
export const facetFields: Readonly<Record<Facet, readonly FieldId[]>> = {
  task: ['tasks.inference', 'tasks.training', 'tasks.fineTuning'],
  family: ['verification.mechanism'],
  status: ['verification.mechanism'],
  party: ['verification.trustModel'],
  subsidy: ['pricing.subsidized'],
  entry: ['participation.permission'],
  upgrade: ['governance.upgradeability'],
  life: [],
};

/** Words of a facet that a reader can be offered, the reasons for having none behind. Life is part of every profile. */
export const wordsOf = (facet: Facet): readonly string[] => (facet === 'life' ? lifecycles : [...facetWords[facet], ...gapWords]);

/** A task counts as run where somebody can run it today, be it on an own host or on a testnet. */
const running: readonly unknown[] = ['offered', 'self-hosted', 'testnet'];

/** The words of some claims; in their place the reason why there are none. */
function read(document: Listed, field: FieldId, words: (claim: Headline) => readonly string[]): readonly string[] {
  const cell = document.fields[field];
  if ('absence' in cell) return [cell.absence.kind];
  const found = cell.claims.flatMap((claim) => (claim.value === undefined ? [] : [words(claim)]));
  return found.length > 0 ? found.flat() : ['in-words-only'];
}

const parts = (claim: Headline): readonly Readonly<Record<string, string>>[] =>
  Array.isArray(claim.value) ? (claim.value as unknown as Record<string, string>[]) : [];
const typed = (claim: Headline): readonly string[] => (typeof claim.value === 'string' ? [claim.value] : []);
const asked = (words: readonly string[], word: string | undefined): boolean => words.length === 0 || words.includes(word ?? '');

/** What a system has of a facet. Family and status are asked of the same mechanism: `zk` and `live` is a proof that is live. */
export function factsOf(facet: Facet, document: Listed, view: FacetView): readonly string[] {
  if (facet === 'life') return [document.life.status];
  const [field] = facetFields[facet] as readonly [FieldId];
  switch (facet) {
    case 'task':
      return facetFields.task.flatMap((task, i) =>
        read(document, task, ({ value }) => (running.includes(value) ? [facetWords.task[i] as string] : [])),
      );
    case 'family':
      return read(document, field, (claim) => parts(claim).flatMap((one) => (asked(view.status, one.status) ? (one.family ?? []) : [])));
    case 'status':
      return read(document, field, (claim) => parts(claim).flatMap((one) => (asked(view.family, one.family) ? (one.status ?? []) : [])));
    case 'party':
      return read(document, field, (claim) => parts(claim).flatMap((one) => one.party ?? []));
    default:
      return read(document, field, typed);
  }
}

/** Does a system have one of the words that are asked for in a facet. */
export const passesFacet = (facet: Facet, document: Listed, view: FacetView): boolean =>
  view[facet].length === 0 || factsOf(facet, document, view).some((fact) => (view[facet] as readonly string[]).includes(fact));

/** The words of a facet in an address, comma between; what is no word of it is left out. */
export function facetFrom<F extends Facet>(facet: F, text: string | null): FacetView[F] {
  const wanted = (text ?? '').split(',');
  return wordsOf(facet).filter((word) => wanted.includes(word)) as unknown as FacetView[F];
}
