import type { Cid, Json } from '../cid/index.ts';
import { asJson, isObject, same } from '../diff/same.ts';
import { citation, citedIn as refsInText } from '../schema/citations.ts';
import type { FieldId, Source } from '../schema/index.ts';
import { newClaimId, newRef } from './ids.ts';
import { conflictAt, merge, type Named } from './merge.ts';
import type { Conflict, Draft, Rebased } from './types.ts';

/** A document as far as moving it goes. */
type Doc = Named & {
  claims?: Named[];
  readings?: Named[];
  sections?: Named[];
  absences?: Named[];
  answers?: Record<string, Named>;
  sources?: Record<string, Named>;
};

/**
 * Moves a draft that was written for `base` onto a head that has moved on: what either side changed is kept, and what
 * both changed is listed. `headCid` is the CID of the head, which the draft now replaces. `base` is null where two
 * people opened the same entry.
 */
export function rebase<D extends Draft>(base: D | null, mine: D, head: D, headCid: Cid): Rebased & { document: D } {
  const [from, their] = [(base ? asJson(base) : {}) as Doc, asJson(head) as Doc];
  const my = withOwnNames(from, asJson(mine) as Doc, their);
  const conflicts: Conflict[] = [];
  const aside = { change: my.change as Json, previous: headCid };
  const merged = merge([], { ...from, ...aside }, { ...my, ...aside }, { ...their, ...aside }, conflicts) as Doc;
  conflicts.push(...absencesBesideClaims(from, my, their, merged));
  const settled = withSources({ document: merged as unknown as Draft, conflicts }, [merged, my, their]);
  const cited = citedIn(settled.document as unknown as Doc);
  const open = settled.conflicts.filter(
    ({ keys, reason }) => !(keys[0] === 'sources' && reason === 'changed-and-removed' && cited.has(keys[1] as string)),
  );
  return { document: settled.document as D, conflicts: open };
}

/** Claims, readings and sources that both sides added under one name are two: mine get other names, wherever they stand. */
function withOwnNames(base: Doc, mine: Doc, head: Doc): Doc {
  const ids = new Map<string, string>();
  for (const list of ['claims', 'readings'] as const) {
    const [from, their] = [base, head].map((one) => new Map((one[list] ?? []).map((each) => [each.id as string, each])));
    const taken = [base, mine, head].flatMap((one) => (one[list] ?? []).map(({ id }) => id as string));
    for (const one of mine[list] ?? []) {
      const [id, other] = [one.id as string, their?.get(one.id as string)];
      if (!other || from?.has(id) || same(one, other)) continue;
      const fresh = newClaimId(one.field as FieldId, taken);
      taken.push(fresh);
      ids.set(id, fresh);
    }
  }
  const refs = new Map<string, string>();
  const taken = [base, mine, head].flatMap((one) => Object.keys(one.sources ?? {}));
  for (const [ref, source] of Object.entries(mine.sources ?? {})) {
    const other = head.sources?.[ref];
    if (!other || base.sources?.[ref] || same(source, other)) continue;
    const fresh = newRef((source as unknown as Source).title, taken);
    taken.push(fresh);
    refs.set(ref, fresh);
  }
  return ids.size + refs.size === 0 ? mine : renamed(mine, ids, refs);
}

function renamed(document: Doc, ids: ReadonlyMap<string, string>, refs: ReadonlyMap<string, string>): Doc {
  const id = (old: Json) => ids.get(old as string) ?? old;
  const ref = (old: Json) => refs.get(old as string) ?? old;
  const list = (value: Json | undefined, change: (one: Json) => Json) => (Array.isArray(value) ? value.map(change) : (value as Json));
  const copy: Doc = { ...document };
  if (copy.claims)
    copy.claims = copy.claims.map((one) => ({
      ...one,
      id: id(one.id as Json),
      sources: list(one.sources, ref),
      ...(one.conflictsWith ? { conflictsWith: list(one.conflictsWith, id) } : {}),
    }));
  if (copy.readings) copy.readings = copy.readings.map((one) => ({ ...one, id: id(one.id as Json), source: ref(one.source as Json) }));
  if (copy.sections) copy.sections = inTexts(copy.sections, (text) => text.replace(citation, (_, old) => `[^${ref(old)}]`)) as Named[];
  if (copy.answers)
    copy.answers = Object.fromEntries(
      Object.entries(copy.answers).map(([question, answer]) => [question, { ...answer, claims: list(answer.claims, id) }]),
    );
  if (copy.sources) copy.sources = Object.fromEntries(Object.entries(copy.sources).map(([name, one]) => [ref(name) as string, one]));
  return copy;
}

/** The same value with each text in it changed, at any depth. */
function inTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => inTexts(one, change));
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inTexts(one, change)])) : value;
}

/** What the texts of a value cite. */
function refsInTexts(value: Json | undefined): string[] {
  const refs: string[] = [];
  if (value !== undefined)
    inTexts(value, (text) => {
      refs.push(...refsInText(text));
      return text;
    });
  return refs;
}

/** One side says that nothing is known of a field, the other states a claim of it: the merge holds both, which no profile may. */
function absencesBesideClaims(base: Doc, mine: Doc, head: Doc, merged: Doc): Conflict[] {
  const absence = (one: Doc, field: Json) => one.absences?.find((each) => each.field === field);
  return (merged.absences ?? [])
    .filter(({ field }) => merged.claims?.some((claim) => claim.field === field && claim.headline === true))
    .map(({ field }) =>
      conflictAt(
        ['absences', field as string],
        'absence-and-claims',
        absence(base, field as Json),
        absence(mine, field as Json),
        absence(head, field as Json),
      ),
    )
    .map((conflict) => ({ ...conflict, field: conflict.keys[1] as FieldId }));
}

/** Exactly the sources that the document or an open conflict cites, from the first of some documents that has them. */
export function withSources(rebased: Rebased, from: readonly Doc[]): Rebased {
  const document = rebased.document as unknown as Doc;
  if (!document.sources) return rebased;
  const cited = new Set([...citedIn(document), ...rebased.conflicts.flatMap(refsIn)]);
  const known = Object.assign({}, ...from.toReversed().map((one) => one.sources ?? {})) as Record<string, Named>;
  const sources = Object.fromEntries(Object.entries(known).filter(([ref]) => cited.has(ref)));
  return { ...rebased, document: { ...document, sources } as unknown as Draft };
}

function citedIn(document: Doc): Set<string> {
  return new Set([
    ...(document.claims ?? []).flatMap(({ sources }) => sources as string[]),
    ...(document.readings ?? []).map(({ source }) => source as string),
    ...refsInTexts(document.sections),
  ]);
}

function refsIn({ keys, mine, head }: Conflict): string[] {
  if (keys[0] === 'sources') return [keys[1] as string];
  if (keys[0] === 'sections') return [mine, head].flatMap(refsInTexts);
  return [mine, head].flatMap((value) => {
    const refs = isObject(value) ? (value.sources ?? value.source) : ['sources', 'source'].includes(keys[2] ?? '') ? value : [];
    return [refs ?? []].flat() as string[];
  });
}
