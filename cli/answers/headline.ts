import { wordsOf } from '../../registry/export/words.ts';
import type { Headline } from '../../registry/schema/claim.ts';

/** The first line of a claim's cell: its short text, else its value with the unit. */
export function headlineText({ short, value, unit }: Partial<Pick<Headline, 'short' | 'value' | 'unit'>>): string {
  if (short !== undefined) return short;
  return [wordsOf(value) ?? '', unit ?? ''].filter((part) => part !== '').join(' ');
}
