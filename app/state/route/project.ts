import { type Group, groups } from '../../../registry/schema/vocabulary.ts';
import { asOf } from './moment.ts';
import { claimFrom, isSlug, oneOf, queryOf } from './parts.ts';

/** One system, and the group or claim that is brought into view. */
export interface ProjectView {
  slug: string;
  group: Group | null;
  claim: string | null;
}

/** `project/<slug>`; else null. */
export const parseProject = (params: URLSearchParams, [slug]: readonly string[]): ProjectView | null =>
  isSlug(slug) ? { slug, group: oneOf(groups, params.get('group')), claim: claimFrom(params.get('claim')) } : null;

/** The address of a profile. */
export const projectHref = (slug: string, { group = null, claim = null }: Partial<Omit<ProjectView, 'slug'>> = {}): string =>
  asOf(`#/project/${slug}${queryOf({ group, claim })}`);
