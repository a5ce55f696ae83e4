import type { Cell } from '../../../../registry/schema/documents.ts';
import { fieldHelp } from '../../../../registry/schema/fieldHelp.ts';
import type { FieldId } from '../../../../registry/schema/fields.ts';
import { plural } from '../../../state/format.ts';
import type { GroupState } from '../../../state/register.ts';
import { Absence } from '../../../ui/marks/index.tsx';
import { t, word } from '../../../words/t.tsx';

const meanings = {
  'not-published': word('The system does not publish it.'),
  'not-found': word('It was looked for and not found; it may exist.'),
  'not-applicable': word('The question does not apply to this system.'),
} as const;

/** What is known of a gap: its kind, where one looked, and when. */
export function Gap({
  absence,
  block,
  field,
}: {
  absence: Extract<Cell, { absence: object }>['absence'];
  block: GroupState;
  field: FieldId;
}) {
  const other = block.state === 'verified' ? block.document.claims.filter((claim) => claim.field === field).length : 0;
  return (
    <div className="claims">
      <article className="one">
        <p className="statement">{t(meanings[absence.kind])}</p>
        <dl className="facts">
          <div>
            <dt>{t('Kind')}</dt>
            <dd>
              <Absence kind={absence.kind} />
            </dd>
          </div>
          <div>
            <dt>{t('Asked')}</dt>
            <dd>{t(fieldHelp[field])}</dd>
          </div>
          <div>
            <dt>{absence.kind === 'not-applicable' ? t('Why') : t('Looked in')}</dt>
            <dd lang="en">{absence.searched}</dd>
          </div>
          <div>
            <dt>{t('Held')}</dt>
            <dd>{absence.asOf}</dd>
          </div>
        </dl>
        {other > 0 && <p className="rest">{t('{claims} near this question in the profile.', { claims: plural(other, 'claim') })}</p>}
      </article>
    </div>
  );
}
