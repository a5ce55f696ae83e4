import type { Kind } from '../../../registry/actions/index.ts';
import type { DraftIssue } from '../../../registry/edit/types.ts';
import { plural } from '../../state/format.ts';
import { fieldLabel, t, word } from '../../words/t.tsx';
import { idOf } from './form/Form.tsx';
import { wordsOf } from './words.ts';

/** Brings the control of a part into view, or that of what it belongs to. */
export function showPart(path: string): boolean {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length--) {
    const part = document.getElementById(idOf(steps.slice(0, length).join('.')));
    if (!part) continue;
    for (let folded = part.closest('details'); folded; folded = folded.parentElement?.closest('details') ?? null) folded.open = true;
    part.scrollIntoView({ block: 'center' });
    const input = part.matches('input, textarea, select') ? part : part.querySelector<HTMLElement>('input, textarea, select, button');
    (input ?? part).focus({ preventScroll: true });
    return true;
  }
  return false;
}

interface ProblemsProps {
  kind: Kind;
  issues: readonly DraftIssue[];
  onOpen: (issue: DraftIssue) => void;
}

/** Every problem, each a way to its place. */
export function Problems({ kind, issues, onOpen }: ProblemsProps) {
  if (issues.length === 0) return <p className="draft-sound">{t('Nothing is missing.')}</p>;
  return (
    <details className="draft-problems" open={issues.length <= 12}>
      <summary>{t('{parts} to write or mend before it can be proposed', { parts: plural(issues.length, 'part') })}</summary>
      <ul>
        {issues.slice(0, 60).map((issue) => (
          <li key={issue.path + issue.reason}>
            <button type="button" onClick={() => onOpen(issue)}>
              <b>{placeOf(kind, issue)}</b> <Reason>{issue.reason}</Reason> <code className="mono">{issue.path}</code>
            </button>
          </li>
        ))}
      </ul>
      {issues.length > 60 && <p>{t('and {count} more.', { count: issues.length - 60 })}</p>}
    </details>
  );
}

/** What nearly every draft lacks at first; other reasons are the schema's own words. */
const familiar: readonly string[] = [word('is empty'), word('has no source'), word('has fewer than 1 entry')];

const Reason = ({ children: reason }: { children: string }) =>
  familiar.includes(reason) ? <span>{t(reason)}</span> : <span lang="en">{reason}</span>;

/** The part that a problem belongs to, in the words of its form. */
function placeOf(kind: Kind, { path, field }: DraftIssue): string {
  const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const label = field === path ? '' : t(wordsOf(kind, steps).label);
  return [field && fieldLabel(field), label].filter(Boolean).join(t(', ')) || t('The document');
}
