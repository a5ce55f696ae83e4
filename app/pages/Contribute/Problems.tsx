import type { DraftIssue } from '../../../registry/edit/types.ts';
import { fieldOf } from '../../../registry/schema/fields.ts';
import { plural } from '../../state/format.ts';
import { idOf } from './form/Form.tsx';

/** Brings the control of a part into view, or that of what it belongs to. */
export function showPart(path: string): boolean {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length--) {
    const part = document.getElementById(idOf(steps.slice(0, length).join('.')));
    if (!part) continue;
    part.scrollIntoView({ block: 'center' });
    const input = part.matches('input, textarea, select') ? part : part.querySelector<HTMLElement>('input, textarea, select, button');
    (input ?? part).focus({ preventScroll: true });
    return true;
  }
  return false;
}

/** Every problem, each a way to its place. */
export function Problems({ issues, onOpen }: { issues: readonly DraftIssue[]; onOpen: (issue: DraftIssue) => void }) {
  if (issues.length === 0) return <p className="draft-sound">Nothing is missing.</p>;
  return (
    <details className="draft-problems" open={issues.length <= 12}>
      <summary>{plural(issues.length, 'thing')} to mend before it can be proposed</summary>
      <ul>
        {issues.slice(0, 60).map((issue) => (
          <li key={issue.path + issue.reason}>
            <button type="button" onClick={() => onOpen(issue)}>
              <code className="mono">
                {issue.field && !issue.path.includes(issue.field)
                  ? `${issue.path} · ${fieldOf(issue.field).label}`
                  : issue.path || 'document'}
              </code>{' '}
              {issue.reason}
            </button>
          </li>
        ))}
      </ul>
      {issues.length > 60 && <p>and {issues.length - 60} more.</p>}
    </details>
  );
}
