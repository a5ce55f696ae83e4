import type { Coverage } from '../../../registry/table/coverage.ts';
import { plural } from '../../state/format.ts';
import { label, t } from '../../words/t.tsx';

/** A cell in words: `documented, 2 claims, sources disagree, past its budget`; `not found`. */
export function inWords(cell: Coverage): string {
  if (cell.state === 'absent') return label(cell.kind);
  return [
    label(cell.rung),
    cell.claims > 1 && plural(cell.claims, 'claim'),
    cell.conflict && t('sources disagree'),
    cell.past && t('past its budget'),
  ]
    .filter(Boolean)
    .join(t(', '));
}
