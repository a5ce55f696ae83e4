import type { Kind } from '../../../registry/actions/index.ts';
import type { Json } from '../../../registry/cid/index.ts';
import type { EntryDocument, Line } from '../../../registry/history/index.ts';
import { formatNumber } from '../../state/format.ts';
import { asOf } from '../../state/route/moment.ts';
import { noteHref } from '../../state/route/note.ts';
import { pageHref } from '../../state/route/page.ts';
import { projectHref } from '../../state/route/project.ts';
import { objectOf, wordsOf } from '../../ui/diff/sides.ts';
import { label, t } from '../../words/t.tsx';
import { monthName } from '../Notes/months.ts';
import { nameOfKey, readingsHref } from '../readings.ts';

/** Which entry: its kind, and its place. */
export interface Place {
  kind: Kind;
  period: number;
  slug: string;
}

/** The address of the page that shows an entry. Readings stand on the profile. */
export function placeHref({ kind, period, slug }: Place, at?: string): string {
  const address =
    kind === 'note'
      ? noteHref(period, slug)
      : kind === 'page'
        ? pageHref(slug)
        : kind === 'metric'
          ? readingsHref(slug)
          : projectHref(slug);
  return at === undefined ? address : asOf(address, at);
}

/** Where a claim stands now. */
export const claimHref = ({ slug }: Place, claim: string): string => projectHref(slug, { claim });

/** What an entry calls itself, or its key while no document of it is there. */
export function nameOf({ kind, slug }: Pick<Place, 'kind' | 'slug'>, document: EntryDocument | undefined): string {
  const own = document && ('name' in document ? document.name : 'title' in document ? document.title : null);
  return kind === 'metric' ? t('readings of {slug}', { slug: nameOfKey(slug) }) : (own ?? slug);
}

/** The kind of an entry and its place, in words. */
export const placeWords = ({ kind, period }: Pick<Place, 'kind' | 'period'>): string =>
  kind === 'project'
    ? t('Profile')
    : kind === 'metric'
      ? t('Readings')
      : kind === 'page'
        ? t('Page')
        : t('Note of {month}', { month: monthName(period) });

/** Who told the revisions: an indexer's word on who and when, or the chain's. Their digests are compared in either case. */
export const toldWords = (indexer: string | null): string =>
  indexer === null
    ? t('from the events of the contract')
    : t('who and when as {indexer} tells, digests as the chain holds them', { indexer: new URL(indexer).host });

/** Revisions by their versions, one after the other: at the beginning of a sentence. */
export const revisionList = (some: readonly { revision: { version: number } }[]): string =>
  some.map(({ revision: { version } }) => t('Revision {version}', { version })).join(t(', '));

/** Longer texts are cut in a list; the history of the thing has them whole. */
const BRIEF = 90;

/** A value in few words: its number with the unit, its words, else its first line. */
export function briefly(subject: Line['subject'], value: Json | undefined): string {
  if (value === undefined) return '';
  const object = objectOf(value);
  if (!object) return cut(wordsOf(value));
  if (subject === 'absence') return label(String(object.kind));
  const { value: typed, unit, short, statement, title, heading } = object;
  if (typeof typed === 'number') return `${formatNumber(typed)}${typeof unit === 'string' ? ` ${unit}` : ''}`;
  if (typeof typed === 'string') return label(typed);
  const said = [short, statement, title, heading].find((one) => typeof one === 'string');
  return cut(typeof said === 'string' ? said : wordsOf(value));
}

const cut = (text: string): string => (text.length > BRIEF ? `${text.slice(0, BRIEF).trimEnd()}…` : text);
