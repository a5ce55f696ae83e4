import { asOf } from './moment.ts';
import { claimFrom, isSlug, queryOf } from './parts.ts';

/** A page of the register by its slug, with the section that is brought into view; no slug: their list. */
export interface PageView {
  slug: string | null;
  section: string | null;
}

/** `reference` and `reference/<slug>`; else null. */
export const parseReference = (params: URLSearchParams, [slug]: readonly string[]): PageView | null =>
  slug === undefined || isSlug(slug) ? { slug: slug ?? null, section: sectionFrom(params) } : null;

/** The section that the address of any page of the register names. */
export const sectionFrom = (params: URLSearchParams): string | null => claimFrom(params.get('section'));

/** The address of a page of the register, or of a section in it. Some pages have an address of their own. */
export const pageHref = (slug: string, section: string | null = null): string => {
  const path = slug === 'home' ? '' : slug === 'methodology' || slug === 'about' ? slug : `reference/${slug}`;
  return asOf(`#/${path}${queryOf({ section: slug === 'home' ? null : section })}`);
};
