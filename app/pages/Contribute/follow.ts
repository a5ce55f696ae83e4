import type { Kind } from '../../../registry/actions/words.ts';
import { slugFor } from './slugFor.ts';
import type { Tree } from './tree.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What follows from a change by itself: a new entry's key and monogram go with its title, until somebody writes their own. */
export function follow(kind: Kind, before: Tree, after: Tree): Tree {
  const name = kind === 'project' ? 'name' : 'title';
  if (before[name] === after[name]) return after;
  const [was, is] = [text(before[name]), text(after[name])];
  const next = { ...after };
  if (before.slug === slugFor(was)) next.slug = slugFor(is);
  if (kind === 'project' && before.monogram === monogramFor(was)) next.monogram = monogramFor(is);
  return next;
}

/** Two letters as a chemical symbol has them; a writer changes them where another system has them already. */
export function monogramFor(name: string): string {
  const letters = name.normalize('NFKD').match(/[a-z0-9]/gi) ?? [];
  return `${(letters[0] ?? '').toUpperCase()}${(letters[1] ?? '').toLowerCase()}`;
}
