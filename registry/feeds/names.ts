import { type Kind, kinds } from '../actions/words.ts';
import { fieldIds, fieldOf } from '../schema/fields.ts';
import { nearest } from '../schema/nearest.ts';
import { changeKinds, noteTypes, tags } from '../schema/vocabulary.ts';
import { UnknownFeedError } from './errors.ts';

/** What feeds are about, each by a closed list of words but for projects, which the register holds. */
export const feedSubjects = ['kind', 'project', 'tag', 'type', 'field', 'change'] as const;
export type FeedSubject = (typeof feedSubjects)[number];

/** A feed by its path below `/feeds/`: `all`, `queue`, `project/gensyn`, `field/verification.mechanism`. */
export type FeedName = 'all' | 'queue' | `${FeedSubject}/${string}`;

/** How a feed is given: two forms that say the same, and a calendar of what has a date. */
export const feedForms = ['atom', 'json', 'ics'] as const;
export type FeedForm = (typeof feedForms)[number];

const words: Readonly<Record<Exclude<FeedSubject, 'project'>, readonly string[]>> = {
  kind: kinds,
  tag: tags,
  type: noteTypes,
  field: fieldIds,
  change: changeKinds,
};

/** Every feed of a register that has these projects. */
export function allFeeds(projects: readonly string[]): FeedName[] {
  const of = (subject: FeedSubject): FeedName[] =>
    (subject === 'project' ? projects : words[subject]).map((one) => `${subject}/${one}` as const);
  return ['all', 'queue', ...feedSubjects.flatMap(of)];
}

/** Reads the name of a feed. Throws `UnknownFeedError`, which names what was probably meant. */
export function parseFeedName(text: string, projects: readonly string[]): FeedName {
  const known = allFeeds(projects);
  const found = known.find((name) => name === text);
  if (found) return found;
  const beside = known.filter((name) => name.startsWith(`${text.split('/')[0]}/`));
  throw new UnknownFeedError(text, text === '' ? [] : nearest(text, beside.length > 0 ? beside : known));
}

const kindTitles: Readonly<Record<Kind, string>> = { project: 'profiles', metric: 'readings', note: 'notes', page: 'pages' };
const changeTitles: Readonly<Record<(typeof changeKinds)[number], string>> = {
  new: 'what is new in the register',
  world: 'what the world changed',
  correction: 'what the register corrected',
  method: 'what another method changed',
  retire: 'what was retired',
};

/** The title of a feed. */
export function feedTitle(name: FeedName): string {
  const [subject, value = ''] = name.split(/\/(.*)/s) as [FeedSubject | 'all' | 'queue', string];
  const about = {
    all: () => 'everything that was approved',
    queue: () => 'the review queue',
    kind: () => kindTitles[value as Kind],
    project: () => `project ${value}`,
    tag: () => `notes on ${value}`,
    type: () => `notes of the type ${value}`,
    field: () => `${fieldOf(value as (typeof fieldIds)[number]).label} in all projects`,
    change: () => changeTitles[value as keyof typeof changeTitles],
  }[subject];
  return `DeML OS: ${about()}`;
}
