import { lazy, useCallback, useMemo, useState } from 'react';
import type { Kind } from '../../../registry/actions/index.ts';
import type { DraftIssue } from '../../../registry/edit/types.ts';
import { useHead, useProject } from '../../state/register.ts';
import { type ContributeForm, contributeHref, formViews } from '../../state/route/contribute.ts';
import { go } from '../../state/useRoute.ts';
import { Bars } from '../../ui/Bars.tsx';
import { Later } from '../../ui/Boundary.tsx';
import { t, word } from '../../words/t.tsx';
import { useTitle } from '../title.ts';
import { periodOf } from './blank.ts';
import { ChangeForm } from './ChangeForm.tsx';
import { DraftAside } from './DraftAside.tsx';
import type { StoredDraft } from './draftStore.ts';
import { follow } from './follow.ts';
import { Form } from './form/Form.tsx';
import { kindWords } from './kindWords.ts';
import { nameOf } from './nameOf.ts';
import { Others } from './Others.tsx';
import { showPart } from './Problems.tsx';
import { Stale } from './Stale.tsx';
import { type Path, put as putIn, type Tree } from './tree.ts';
import { useChecked } from './useChecked.ts';
import { type Beginning, useDraft } from './useDraft.ts';
import { Written } from './Written.tsx';

const Preview = lazy(() => import('./preview/Preview.tsx'));
const Difference = lazy(() => import('./Difference.tsx'));
const Propose = lazy(() => import('./propose/Propose.tsx'));

const viewWords = {
  write: word('Write'),
  preview: word('Preview'),
  difference: word('Difference'),
  propose: word('Propose'),
} as const;

interface WorkbenchProps {
  form: ContributeForm;
  kind: Kind;
  stored: StoredDraft | null;
  beginning: Beginning;
  onNamed: (id: string) => void;
}

/** A draft and the four things one does with it: write, look at it, compare it with the head, propose it. */
export function Workbench({ form, kind, stored, beginning, onNamed }: WorkbenchProps) {
  const hand = useDraft(beginning, stored, onNamed);
  const { draft } = hand;
  const { document } = draft;
  const isNew = draft.base === null;
  const checked = useChecked(kind, document);
  const issues = useOwnIssues(kind, draft, checked.issues);
  const [asked, setAsked] = useState(false);
  const system = useProject(kind === 'metric' ? String(document.slug) : '');
  const name =
    typeof system === 'object' && system.state === 'verified'
      ? t('Readings of {name}', { name: system.document.name })
      : nameOf(kind, document);
  useTitle(name || t(kindWords[kind].new));
  const edit = useCallback((change: (document: Tree) => Tree) => hand.edit(change), [hand.edit]);
  const put = useCallback(
    (path: Path, value: unknown) =>
      hand.edit((before) => {
        const after = putIn(before, path, value);
        return isNew ? follow(kind, before, after) : after;
      }),
    [hand.edit, kind, isNew],
  );
  const open = useCallback(
    (view: ContributeForm['view'], at: Partial<ContributeForm> = {}) =>
      go(contributeHref({ ...form, draft: draft.id || form.draft, ...at, view })),
    [form, draft.id],
  );
  const mend = (issue: DraftIssue) => {
    setAsked(true);
    open('write', issue.field ? { field: issue.field, claim: issue.id ?? null } : {});
    // The form of the field is drawn first.
    setTimeout(() => showPart(issue.path), 80);
  };

  return (
    <div className="wrap contribute">
      <header className="contribute-head">
        <p>
          <a href="#/contribute">{t('Contribute')}</a>
          {draft.slug ? ` · ${t(kindWords[kind].change)}` : ''}
        </p>
        <h1>{name || t(kindWords[kind].new)}</h1>
      </header>
      <nav className="contribute-views" aria-label={t('What to do with the draft')}>
        {formViews.map((view) => (
          <button key={view} type="button" aria-current={form.view === view ? 'page' : undefined} onClick={() => open(view)}>
            {t(viewWords[view])}
            {view === 'propose' && issues.length > 0 && <span> {t('{count} left', { count: issues.length })}</span>}
          </button>
        ))}
      </nav>
      <Others hand={hand} form={form} />
      <Stale hand={hand} />
      <Form kind={kind} document={document} put={put} edit={edit} issues={issues} checkedOf={checked.of} showAll={asked}>
        <div className="contribute-grid" data-view={form.view}>
          <div className="contribute-main">
            <Later fallback={<Bars widths={[420, 560, 480]} waitingFor={t('Loading this part.')} />}>
              {form.view === 'write' && <Written form={form} kind={kind} draft={draft} onOpen={(at) => open('write', at)} />}
              {form.view === 'preview' && <Preview kind={kind} document={document} issues={issues} />}
              {form.view === 'difference' && <Difference kind={kind} draft={draft} />}
              {form.view === 'propose' && <Propose hand={hand} issues={issues} checked={checked.of === document} onMend={mend} />}
            </Later>
          </div>
          {form.view === 'write' && (
            <DraftAside hand={hand} issues={issues} onMend={mend} onNext={() => open('propose')}>
              {kind === 'project' && <ChangeForm isNew={isNew} />}
            </DraftAside>
          )}
        </div>
      </Form>
    </div>
  );
}

/** The schema's issues, and those that only the register knows: a new entry under a key that is taken. */
function useOwnIssues(kind: Kind, draft: StoredDraft, issues: readonly DraftIssue[]): readonly DraftIssue[] {
  const { slug } = draft.document;
  const isNew = draft.base === null;
  const key = isNew && typeof slug === 'string' && /^[a-z0-9-]{1,32}$/.test(slug) ? slug : null;
  const period = periodOf(kind, draft.document);
  const head = useHead(kind, period, kind === 'note' && period === 0 ? null : key);
  const taken = typeof head === 'object' && !draft.submission?.proposal;
  return useMemo(() => {
    const own: DraftIssue[] = taken
      ? [{ path: 'slug', reason: `is taken: there is ${kindWords[kind].a} “${key}” already; propose a change to it` }]
      : [];
    if (!isNew && draft.document.slug !== draft.slug)
      own.push({ path: 'slug', reason: `is "${String(draft.document.slug)}", but the entry is "${draft.slug}"` });
    if (!isNew && kind === 'note' && period !== draft.period)
      own.push({ path: 'publishedAt', reason: `moves the note to another month; it stands under ${draft.period}` });
    // The key of a new entry is made from its title: without one, there is one thing to write and not two.
    const written = isNew && slug === '' ? issues.filter(({ path }) => path !== 'slug') : issues;
    return [...own, ...written];
  }, [taken, slug, kind, key, isNew, draft.document.slug, draft.slug, draft.period, period, issues]);
}
