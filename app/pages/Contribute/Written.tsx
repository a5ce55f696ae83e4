import { lazy } from 'react';
import type { Kind } from '../../../registry/actions/index.ts';
import type { ContributeForm } from '../../state/route/contribute.ts';
import { Later } from '../../ui/Boundary.tsx';
import { ChangeForm } from './ChangeForm.tsx';
import type { StoredDraft } from './draftStore.ts';
import { NoteForm } from './NoteForm.tsx';

const ProfileForm = lazy(() => import('./profile/ProfileForm.tsx'));
const MetricForm = lazy(() => import('./MetricForm.tsx'));
const PageForm = lazy(() => import('./PageForm.tsx'));

interface WrittenProps {
  form: ContributeForm;
  kind: Kind;
  draft: StoredDraft;
  onOpen: (at: Partial<ContributeForm>) => void;
}

/** The form of a kind; why it changes is asked at its end, and beside the long one of a profile. */
export function Written({ form, kind, draft, onOpen }: WrittenProps) {
  const isNew = draft.base === null;
  return (
    <div className="written">
      <Later>
        {kind === 'note' && <NoteForm isNew={isNew} />}
        {kind === 'metric' && <MetricForm isNew={isNew} field={form.field} />}
        {kind === 'page' && <PageForm isNew={isNew} />}
        {kind === 'project' && <ProfileForm form={form} draft={draft} onOpen={onOpen} />}
      </Later>
      {kind !== 'project' && <ChangeForm isNew={isNew} />}
    </div>
  );
}
