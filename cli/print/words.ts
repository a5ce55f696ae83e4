import type { Cell } from '../../registry/schema/documents.ts';
import { labelOf } from '../../registry/schema/vocabulary.ts';
import type { ComparedCell } from '../answers/compare.ts';
import { headlineText } from '../answers/headline.ts';
import { safe } from './shownDiff.ts';

/** `2026-11-18T09:30:05Z` as a person reads it. */
export const timeOf = (moment: string): string => `${moment.slice(0, 16).replace('T', ' ')} UTC`;

/** What is not known, in words: never an empty cell and never a zero. */
export const absenceWords = (kind: string): string => `(${labelOf(kind)})`;

/** A cell of the condensed table in one line. */
export function cellWords(cell: Cell): string {
  if ('absence' in cell) return absenceWords(cell.absence.kind);
  return safe(cell.claims.map((claim) => headlineText(claim)).join(' | '));
}

/** A cell of a comparison, one claim a paragraph. */
export function comparedWords(cell: ComparedCell): string {
  if ('absence' in cell) return absenceWords(cell.absence);
  const mark = cell.claims.length > 1 ? '• ' : '';
  return cell.claims
    .map(({ text, qualifier, rung, asOf, conflictsWith }) =>
      [
        `${mark}${safe(text)}`,
        ...(qualifier ? [safe(qualifier)] : []),
        `${labelOf(rung)}, held ${asOf}${conflictsWith.length > 0 ? `, contradicts ${conflictsWith.join(', ')}` : ''}`,
      ].join('\n'),
    )
    .join('\n');
}

export const plural = (count: number, word: string, words = `${word}s`): string => `${count} ${count === 1 ? word : words}`;
