import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Claim, fieldOf, type Note, noteTypes, type Profile, rungs, tags } from '../../registry/schema/index.ts';
import { families, familyStatuses, lifecycles } from '../../registry/schema/vocabulary.ts';
import { root } from '../stack/layout.ts';

const VOCABULARY = 40_000;

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Words as frequent as those of a language: the n-th 1/n as often as the first. */
export function languageOf(random: () => number) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const words = Array.from({ length: VOCABULARY }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick([...'bcdfghklmnprstvz']) + pick([...'aeiou'])).join(''),
  );
  const word = () => words[Math.floor(VOCABULARY ** random()) - 1] as string;
  return { words, pick, word, text: (count: number) => Array.from({ length: count }, word).join(' ') };
}

export type Language = ReturnType<typeof languageOf>;

/** The slug of the n-th generated system. */
export const systemSlug = (i: number): string => `system-${String(i).padStart(4, '0')}`;

/** A note of about a real one's length, of a month given as YYYYMM; it names one of the first `systems`. */
export function noteOf({ pick, text }: Language, i: number, period: number, systems: number, random: () => number): Note {
  const [year, month] = [Math.floor(period / 100), String(period % 100).padStart(2, '0')];
  return {
    ...{ schema: 'deml.note/1', slug: `note-${i}`, sourceType: pick(noteTypes), title: text(7), authors: [text(2)] },
    ...{ summary: text(80), effect: text(20), publishedAt: `${year}-${month}-${String(1 + (i % 28)).padStart(2, '0')}` },
    ...{ tags: [pick(tags)], projects: [systemSlug(Math.floor(systems * random()))], retrievedAt: '2026-11-01' },
    ...{ change: { kind: 'new', summary: 'Written by the bench.' }, previous: null },
  };
}

/** The real profiles, which the generated ones vary. */
export async function templates(): Promise<Profile[]> {
  const folder = join(root, 'content', 'projects');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Profile));
}

/** A profile as long as a real one, whose dates, evidence, numbers and choices are its own. */
export function profileOf({ pick, words, text }: Language, i: number, from: readonly Profile[], random: () => number): Profile {
  const profile = structuredClone(from[i % from.length] as Profile);
  const word = words[2_000 + i] as string;
  const varied = (claim: Claim): Claim => {
    const { value: type, choices } = fieldOf(claim.field);
    const asOf = `${2020 + Math.floor(random() * 6)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}`;
    const common = { ...claim, asOf, rung: pick(rungs) };
    if (typeof claim.value === 'number') return { ...common, value: Math.round(1 + 100_000 * random()) };
    if (type === 'choice' && claim.value !== undefined) return { ...common, value: pick(choices ?? []) };
    if (type === 'families' && claim.value !== undefined)
      return { ...common, value: [{ family: pick(families), status: pick(familyStatuses) }] };
    return common;
  };
  return {
    ...profile,
    ...{ slug: systemSlug(i), name: `${word.charAt(0).toUpperCase()}${word.slice(1)} ${i}`, monogram: word.slice(0, 2).toUpperCase() },
    ...{ sentence: `${text(12)}.`, life: { status: pick(lifecycles), since: `${2016 + (i % 10)}` }, claims: profile.claims.map(varied) },
    ...{ change: { kind: 'new', summary: 'Written by the bench.' }, previous: null },
  };
}
