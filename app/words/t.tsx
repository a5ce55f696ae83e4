import { Fragment, type ReactNode } from 'react';
import { type FieldId, fieldOf } from '../../registry/schema/fields.ts';
import { labelOf } from '../../registry/schema/vocabulary.ts';
import { shownCatalog } from './language.ts';

/** The parts of a text: what stands between the names in braces, and the names, in turn. */
const partsOf = (text: string): string[] => (shownCatalog()?.[text] ?? text).split(/\{(\w+)\}/);

/** A text of the interface in the language shown. `{name}` in it stands for a value: `t('{count} of {all}', { count, all })`. */
export const t = (text: string, values: Readonly<Record<string, string | number>> = {}): string =>
  partsOf(text)
    .map((part, i) => (i % 2 === 1 ? (values[part] ?? `{${part}}`) : part))
    .join('');

/** A text with elements in it: `<T text="Read {link}." link={<a href="…">{t('the guide')}</a>} />`. */
export function T({ text, ...values }: { text: string } & Readonly<Record<string, ReactNode>>): ReactNode {
  return partsOf(text).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
    <Fragment key={i}>{i % 2 === 1 ? values[part] : part}</Fragment>
  ));
}

/** Marks a text that is kept in a list and goes through `t` where it is shown. */
export const word = <W extends string>(text: W): W => text;

/** A code of the vocabulary as a reader sees it. */
export const label = (code: string): string => t(labelOf(code));

/** The label of a field. */
export const fieldLabel = (id: FieldId): string => t(fieldOf(id).label);
