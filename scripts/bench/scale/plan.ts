import { buildProfile } from '../../../registry/claims/buildProfile.ts';
import type { Profile } from '../../../registry/schema/index.ts';
import { writeDocument } from '../../../registry/schema/index.ts';
import { type ContentEntry, loadContent } from '../../content/load.ts';
import { root } from '../../stack/layout.ts';
import { languageOf, noteOf, profileOf, randomFrom, systemSlug, templates } from '../generate.ts';

/** How large a register is. */
export interface Size {
  notes: number;
  projects: number;
  /** Notes beside those, all in one month. */
  month?: number;
}

/** An entry of a generated register, with the blocks of its document. */
export type Planned = Pick<ContentEntry, 'kind' | 'period' | 'key' | 'blocks'>;

/** The month whose cost is compared: it holds the same notes in every register. */
export const SAME_MONTH = 202_606;
const SAME: readonly [period: number, notes: number][] = [
  [202_611, 25],
  [SAME_MONTH, 50],
  [202_605, 25],
];
/** The month of `Size.month`, which holds some of the others as well. */
export const FULL_MONTH = 202_604;
/** Projects that every register has, and that the notes above name. */
const SAME_PROJECTS = 20;
const FIRST_YEAR = 2016;
const seed = 1;

/** The months from December 2016 that are not among the same ones. */
function otherMonths(): number[] {
  const months = Array.from({ length: 120 }, (_, i) => (FIRST_YEAR + Math.floor((i + 11) / 12)) * 100 + ((i + 11) % 12) + 1);
  return months.filter((month) => !SAME.some(([period]) => period === month));
}

/** The month of the n-th note: a hundred in months that never grow, the others over ten years. */
function monthOf(i: number, months: readonly number[]): number {
  let before = 0;
  for (const [period, notes] of SAME) {
    before += notes;
    if (i < before) return period;
  }
  return months[(i - before) % months.length] as number;
}

/** All entries of a register: the same seed gives the same bytes, and a smaller register is the beginning of a larger one. */
export async function* planOf({ notes, projects, month = 0 }: Size): AsyncGenerator<Planned> {
  yield* (await loadContent(`${root}/content`)).filter(({ kind }) => kind === 'page');
  const from = await templates();
  const language = languageOf(randomFrom(seed));
  for (let i = 0; i < projects; i++) yield await planned(profileOf(language, i, from, randomFrom(seed * 7_919 + i)), i);
  const months = otherMonths();
  const own = languageOf(randomFrom(seed));
  for (let i = 0; i < notes + month; i++) {
    const period = i < notes ? monthOf(i, months) : FULL_MONTH;
    const note = noteOf(own, i, period, i < 100 ? Math.min(SAME_PROJECTS, projects) : projects, randomFrom(seed * 104_729 + i));
    yield { kind: 'note', period, key: note.slug, blocks: [writeDocument(note)] };
  }
}

async function planned(profile: Profile, i: number): Promise<Planned> {
  return { kind: 'project', period: 0, key: systemSlug(i), blocks: (await buildProfile(profile)).bytes };
}
