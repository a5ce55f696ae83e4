import { useMemo, useState } from 'react';
import { questions } from '../../../../registry/schema/documents.ts';
import { type FieldId, fieldOf } from '../../../../registry/schema/fields.ts';
import { groups, linkKinds } from '../../../../registry/schema/vocabulary.ts';
import { sentence } from '../../../state/format.ts';
import type { ContributeForm } from '../../../state/route/contribute.ts';
import { label, t, word } from '../../../words/t.tsx';
import type { StoredDraft } from '../draftStore.ts';
import { ChoicePart } from '../form/Choice.tsx';
import { DatePart } from '../form/Dates.tsx';
import { useForm } from '../form/Form.tsx';
import { TextPart } from '../form/Text.tsx';
import { useDocument } from '../useDocument.ts';
import { AnswerPart } from './AnswerPart.tsx';
import { FieldRow } from './FieldRow.tsx';
import { knownFields, type Lens, lenses, passes } from './known.ts';
import './profile.css';

interface ProfileFormProps {
  form: ContributeForm;
  draft: StoredDraft;
  onOpen: (at: Partial<ContributeForm>) => void;
}

const lensWords: Readonly<Record<Lens, string>> = {
  all: word('all fields'),
  absent: word('absences'),
  past: word('past their budget'),
  conflict: word('conflicts'),
  changed: word('changed by you'),
};

/** A profile: what it is called, its four answers, and the fields of the dictionary, of which one stands open. */
export default function ProfileForm({ form, draft, onOpen }: ProfileFormProps) {
  const { document, issues } = useForm();
  const base = useDocument('project', draft.base?.digest);
  const [lens, setLens] = useState<Lens>('all');
  const now = useMemo(() => new Date(), []);
  const head = base.state === 'read' ? base.document : null;
  const known = useMemo(() => knownFields(document, head, now), [document, head, now]);
  const wrong = useMemo(() => new Set(issues.flatMap(({ field }) => field ?? [])), [issues]);
  const claimed = form.claim && known.find(({ claims }) => claims.some(({ claim }) => claim.id === form.claim))?.field;
  const open: FieldId | null = form.field ?? (claimed || null);
  const isNew = draft.base === null;
  const inHead = (path: string) => issues.some((issue) => issue.path === path || issue.path.startsWith(`${path}.`));
  return (
    <>
      <details className="profile-part" open={isNew || undefined}>
        <summary>
          <h2>{t('Identity and links')}</h2>
          {['name', 'slug', 'monogram', 'sentence', 'life', 'links'].some(inHead) && <Wrong />}
        </summary>
        <div>
          <TextPart path={['name']} className="title" />
          <TextPart path={['sentence']} rows={2} />
          <div className="part-row">
            <TextPart path={['monogram']} />
            {isNew && <TextPart path={['slug']} mono />}
          </div>
          <div className="part-row">
            <ChoicePart path={['life', 'status']} />
            <DatePart path={['life', 'since']} />
          </div>
          <div className="profile-links">
            {linkKinds.map((kind) => (
              <TextPart key={kind} path={['links', kind]} label={sentence(label(kind))} type="url" placeholder={'https://'} mono />
            ))}
          </div>
        </div>
      </details>
      <details className="profile-part">
        <summary>
          <h2>{t('The four answers')}</h2>
          {inHead('answers') && <Wrong />}
        </summary>
        <div>
          {questions.map((question) => (
            <AnswerPart key={question} question={question} />
          ))}
        </div>
      </details>
      <section className="profile-fields" aria-label={t('Fields')}>
        <p className="profile-lens">
          <label>
            {t('Show')}{' '}
            <select value={lens} onChange={({ target }) => setLens(lenses.find((one) => one === target.value) ?? 'all')}>
              {lenses.map((one) => (
                <option key={one} value={one}>
                  {t(lensWords[one])} ({known.filter((field) => passes(field, one)).length})
                </option>
              ))}
            </select>
          </label>
        </p>
        {groups.map((group) => {
          const rows = known.filter((one) => fieldOf(one.field).group === group && (passes(one, lens) || one.field === open));
          if (rows.length === 0) return null;
          return (
            <div key={group} className="profile-form-group">
              <h2>{sentence(label(group))}</h2>
              {rows.map((one) => (
                <FieldRow
                  key={one.field}
                  known={one}
                  open={one.field === open}
                  claim={form.claim}
                  wrong={wrong.has(one.field)}
                  onOpen={(field, claim) => onOpen({ field, claim })}
                />
              ))}
            </div>
          );
        })}
      </section>
    </>
  );
}

/** Something in here is to be mended. */
export const Wrong = () => <span className="profile-wrong">{t('to mend')}</span>;
