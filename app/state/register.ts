import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type Entry, FIRST_PAGE } from '../../registry/actions/index.ts';
import type { DemlError } from '../../registry/errors/index.ts';
import type { HeldRelease } from '../../registry/release/index.ts';
import type { Metric, Note, Overview, Page } from '../../registry/schema/index.ts';
import { asDemlError } from './asDemlError.ts';
import type { Config } from './config.ts';
import type { EntryState, GroupState } from './entryState.ts';
import { isSame } from './isSame.ts';
import { showNow, shownNow } from './now.ts';
import { LARGE, Reading } from './reading.ts';
import type { Access, RegisterState } from './registerState.ts';
import type { EntryRevisions } from './revisions.ts';
import { shownMoment, showsRegister } from './route/moment.ts';

export type { EntryState, GroupState } from './entryState.ts';
export type { Access, RegisterState } from './registerState.ts';

const listeners = new Set<() => void>();
let telling: ReturnType<typeof setTimeout> | undefined;
let reading = newReading();
let started = false;

function newReading(): Reading {
  showNow(null);
  return new Reading(changed, shownMoment(), showsRegister(globalThis.location?.hash ?? ''));
}

/** What changes in one go is told once. */
function changed(): void {
  telling ??= setTimeout(tell);
}

function tell(): void {
  clearTimeout(telling);
  telling = undefined;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A part of what is known. Who asks for it is drawn again when that part changes, and not when another does. */
function useReading<T>(part: (reading: Reading) => T): T {
  const kept = useRef<T>(undefined);
  const now = () => {
    const found = part(reading);
    if (!isSame(kept.current, found)) kept.current = found;
    return kept.current as T;
  };
  return useSyncExternalStore(subscribe, now, now);
}

/** Begins to read; called once, before the first render. */
export function startReading(): void {
  if (started) return;
  started = true;
  // Before the pages hear of the new address: they must not show the register of one moment under the name of another.
  addEventListener('hashchange', () => {
    // A page that acts starts from the chain's heads, never from those of a release that it may have moved on from.
    const { at, readAt, config } = reading.state;
    const mayStay = readAt !== null || !config?.state || showsRegister(location.hash) === reading.mayShow;
    if (shownMoment() === at && mayStay) return;
    retry();
    tell();
  });
  void reading.start();
}

/** Shows the register as a release carries it, and asks nobody: for whoever draws pages before a browser does. */
export function showRelease(held: HeldRelease, config: Config): void {
  reading.end();
  reading = newReading();
  reading.show(held, config);
}

/** Of the chain, the endpoints and the counts of this session, what is named; without a name all. */
export const useRegister = <K extends keyof RegisterState = keyof RegisterState>(...names: K[]): Pick<RegisterState, K> =>
  useReading(({ state }) => (names.length > 0 ? picked(state, names) : state));

/** The moment from which ages count, of the register that is shown. */
export const useNow = (): Date => useSyncExternalStore(subscribe, shownNow, shownNow);

/** The chain, the verified blocks and the registry of this session; null until the config is read. The same object until `retry`. */
export const useAccess = (): Access | null => useReading(({ access }) => access);

/** Every profile's overview, in the chain's order. Empty while the chain is being read, and where nothing is to be read. */
export function useProjects(read = true): readonly EntryState<Overview>[] {
  return useReading((current) => (read ? (list(current.collection('project', 0)) as readonly EntryState<Overview>[]) : []));
}

/** Some profiles' overviews by their slugs; those that are known so far. */
export function useSome(slugs: readonly string[]): readonly EntryState<Overview>[] {
  return useReading((current) =>
    slugs.flatMap((slug) => {
      const one = current.entry('project', 0, slug);
      return typeof one === 'object' ? [one as EntryState<Overview>] : [];
    }),
  );
}

/** What is known of entries of one kind by their slugs, in the same order. */
export function useEach<K extends 'project' | 'metric'>(kind: K, slugs: readonly string[]) {
  return useReading((current) =>
    slugs.map((slug) => current.entry(kind, 0, slug) as EntryState<K extends 'project' ? Overview : Metric> | 'loading' | 'none'),
  );
}

/** Whether there are more systems than a page reads without being asked. The register of a past moment is read whole. */
export const useIsLarge = (): boolean =>
  useReading(({ state: { firstPage, at } }) => at === null && (firstPage?.projectCount ?? 0) > LARGE);

/** Profiles' overviews by heads that were read already, part by part, of a register that is too large to be read whole. */
export function useParts(parts: readonly (readonly Entry[])[]): readonly EntryState<Overview>[] {
  return useReading((current) => parts.flatMap((entries) => current.part(entries) as readonly EntryState<Overview>[]));
}

/** One profile's overview. */
export function useProject(slug: string): EntryState<Overview> | 'loading' | 'none' {
  return useReading((current) => current.entry('project', 0, slug)) as EntryState<Overview> | 'loading' | 'none';
}

const noGroup: GroupState = { state: 'waiting' };

/** A group block, by the link in a verified overview. */
export function useGroup(link: { '/': string } | undefined): GroupState {
  return useReading((current) => (link ? current.group(link) : noGroup));
}

/** The notes of a month (YYYYMM). */
export function useNotes(period: number): readonly EntryState<Note>[] | 'loading' {
  return useReading((current) => current.collection('note', period)) as readonly EntryState<Note>[] | 'loading';
}

/** The notes of several months, in the order asked for. */
export function useMonths(periods: readonly number[]): readonly { period: number; notes: readonly EntryState<Note>[] | 'loading' }[] {
  const months = useReading((current) => periods.map((period) => current.collection('note', period)));
  return periods.map((period, i) => ({ period, notes: months[i] as readonly EntryState<Note>[] | 'loading' }));
}

/** One note. */
export function useNote(period: number, slug: string): EntryState<Note> | 'loading' | 'none' {
  return useReading((current) => current.entry('note', period, slug)) as EntryState<Note> | 'loading' | 'none';
}

/** What is known of some notes, in the order asked for. */
export function useListedNotes(places: readonly { period: number; slug: string }[]) {
  return useReading((current) =>
    places.map(({ period, slug }) => current.entry('note', period, slug) as EntryState<Note> | 'loading' | 'none'),
  );
}

/** Notes of a large month that are read for the newest ones: those that were approved last. */
const LAST = 12;

/** The notes of the newest months that the first page covers. */
export function useNewestNotes(): readonly EntryState<Note>[] {
  return useReading((current) =>
    (current.state.firstPage?.newest ?? []).flatMap(({ period, entries }) =>
      entries.length < FIRST_PAGE
        ? (list(current.collection('note', period)) as readonly EntryState<Note>[])
        : entries.slice(-LAST).flatMap(({ key }) => {
            const one = current.entry('note', period, key);
            return typeof one === 'object' ? [one as EntryState<Note>] : [];
          }),
    ),
  );
}

/** Whether the newest notes are only a part of their months: those that were approved last. */
export const useNewestArePart = (): boolean =>
  useReading(({ state }) => (state.firstPage?.newest ?? []).some(({ entries }) => entries.length >= FIRST_PAGE));

/** Every month that has notes, newest first. */
export const usePeriods = (): readonly number[] => useReading(({ state }) => state.firstPage?.periods ?? []);

/** The dated readings of a system. */
export function useMetric(slug: string): EntryState<Metric> | 'loading' | 'none' {
  return useReading((current) => current.entry('metric', 0, slug)) as EntryState<Metric> | 'loading' | 'none';
}

/** The head of any entry, without a word about its document; `none` where the chain has no such entry. */
export function useHead(kind: Entry['kind'], period: number, key: string | null): Entry | 'loading' | 'none' {
  return useReading((current) => {
    const found = key === null ? 'none' : current.entry(kind, period, key);
    return typeof found === 'object' ? found.entry : found;
  });
}

/** Every page of the register, in the chain's order. */
export const usePages = (): readonly EntryState<Page>[] =>
  useReading((current) => list(current.collection('page', 0))) as readonly EntryState<Page>[];

/** A page of the site. */
export function usePage(slug: string): EntryState<Page> | 'loading' | 'none' {
  return useReading((current) => current.entry('page', 0, slug)) as EntryState<Page> | 'loading' | 'none';
}

export type RevisionsState = { state: 'waiting' } | ({ state: 'read' } & EntryRevisions) | { state: 'failed'; error: DemlError };

/** The revisions of an entry, newest first, read on demand and compared with its head. */
export function useRevisions(entry: Entry | undefined): RevisionsState {
  const access = useAccess();
  const { at, config } = useRegister('at', 'config');
  // What came after a moment of the past is known of the chain's own events only.
  const indexers = at === null ? config?.indexers : undefined;
  const [result, setResult] = useState<RevisionsState>({ state: 'waiting' });
  useEffect(() => {
    if (!access || !entry) return;
    let current = true;
    setResult({ state: 'waiting' });
    import('./revisions.ts')
      .then(({ readRevisions }) => readRevisions(access, indexers ?? [], entry))
      .then(
        (told) => current && setResult({ state: 'read', ...told }),
        (error) => current && setResult({ state: 'failed', error: asDemlError(error) }),
      );
    return () => {
      current = false;
    };
  }, [access, indexers, entry]);
  return result;
}

/** The entries of this session that are not shown, with the reason. */
export const useRefused = () => useReading((current) => current.refused());

/** Reads everything anew; what is cached is not downloaded again. */
export function retry(): void {
  reading.end();
  reading = newReading();
  void reading.start();
}

const list = <T>(result: readonly T[] | 'loading'): readonly T[] => (result === 'loading' ? [] : result);

const picked = <T, K extends keyof T>(whole: T, names: readonly K[]): Pick<T, K> =>
  Object.fromEntries(names.map((name) => [name, whole[name]])) as Pick<T, K>;
