import { labelOf } from '../../../registry/schema/vocabulary.ts';
import type { Coverage } from '../../../registry/table/coverage.ts';
import { plural } from '../../state/format.ts';

/** A cell in words: `documented, 2 claims, sources disagree, past its budget`; `not found`. */
export function inWords(cell: Coverage): string {
  if (cell.state === 'absent') return labelOf(cell.kind);
  return [
    labelOf(cell.rung),
    cell.claims > 1 && plural(cell.claims, 'claim'),
    cell.conflict && 'sources disagree',
    cell.past && 'past its budget',
  ]
    .filter(Boolean)
    .join(', ');
}
