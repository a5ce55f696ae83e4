import type { FamilyValue } from '../schema/claim.ts';
import { type FieldId, fields } from '../schema/fields.ts';
import { families, type VerificationFamily } from '../schema/vocabulary.ts';
import { headlineIn } from '../table/order.ts';
import type { Listed } from '../table/view.ts';
import { LEAST, MOST } from './view.ts';

/** A family that checks, or a task that is run for others. */
export type Trait = VerificationFamily | FieldId;

const tasks = fields.filter(({ id, value }) => id.startsWith('tasks.') && value === 'choice').map(({ id }) => id);
/** What a plan or a memory has in common with something that runs says little. */
const runs = new Set(['live', 'opt-in', 'testnet']);

/** What makes a system like another one: families that check something today, and tasks that it offers. */
export function traitsOf(document: Listed): readonly Trait[] {
  const value = headlineIn(document, 'verification.mechanism')?.value;
  const found = Array.isArray(value) ? (value as FamilyValue).filter(({ status }) => runs.has(status)).map(({ family }) => family) : [];
  return [
    ...families.filter((family) => family !== 'none' && found.includes(family)),
    ...tasks.filter((task) => headlineIn(document, task)?.value === 'offered'),
  ];
}

/** A system that shares something with those that were chosen. */
export interface Kin {
  slug: string;
  name: string;
  shares: readonly Trait[];
}

const byName = new Intl.Collator('en', { sensitivity: 'base' });

/** The systems that share most with some others, and by name among equals. */
export function kinOf(chosen: readonly Listed[], all: readonly Listed[]): readonly Kin[] {
  const wanted = new Set(chosen.flatMap(traitsOf));
  return all
    .filter(({ slug }) => !chosen.some((one) => one.slug === slug))
    .map((document) => ({ slug: document.slug, name: document.name, shares: traitsOf(document).filter((trait) => wanted.has(trait)) }))
    .filter(({ shares }) => shares.length > 0)
    .toSorted((a, b) => b.shares.length - a.shares.length || byName.compare(a.name, b.name));
}

/** Systems that have one trait in common: at most six of them, by name. */
export interface KinSet {
  trait: Trait;
  slugs: readonly string[];
  /** How many have it. */
  of: number;
}

/** The sets of systems that a comparison can start from. */
export function kinSets(all: readonly Listed[]): readonly KinSet[] {
  const sorted = all
    .toSorted((a, b) => byName.compare(a.name, b.name))
    .map((document) => ({ slug: document.slug, traits: traitsOf(document) }));
  return [...families, ...tasks].flatMap((trait) => {
    const having = sorted.filter(({ traits }) => traits.includes(trait)).map(({ slug }) => slug);
    return having.length < LEAST ? [] : [{ trait, slugs: having.slice(0, MOST), of: having.length }];
  });
}
