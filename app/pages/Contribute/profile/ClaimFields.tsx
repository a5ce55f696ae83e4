import { setClaim } from '../../../../registry/edit/profile.ts';
import { type FieldId, fieldOf } from '../../../../registry/schema/fields.ts';
import type { Claim, Profile } from '../../../../registry/schema/index.ts';
import { rungs } from '../../../../registry/schema/vocabulary.ts';
import { raisedBy } from '../../../ui/marks/index.tsx';
import { label, t } from '../../../words/t.tsx';
import { ChoicePart } from '../form/Choice.tsx';
import { DatePart } from '../form/Dates.tsx';
import { useForm } from '../form/Form.tsx';
import { Part } from '../form/Part.tsx';
import { SourcesPart } from '../form/Sources.tsx';
import { TextPart } from '../form/Text.tsx';
import { UnitPart } from '../form/Unit.tsx';
import { at, type Tree } from '../tree.ts';
import { ValuePart } from './ValuePart.tsx';

interface ClaimFieldsProps {
  field: FieldId;
  index: number;
  id: string;
  others: readonly (Partial<Claim> & { id: string })[];
}

/** The parts of one claim: what it says, what carries it, and where it shows. */
export function ClaimFields({ field, index, others }: ClaimFieldsProps) {
  const { document } = useForm();
  const path = ['claims', index] as const;
  const number = fieldOf(field).value === 'number';
  const rung = at(document, [...path, 'rung']);
  const raise = rungs.find((one) => one === rung);
  return (
    <div className="claim-fields">
      <TextPart path={[...path, 'statement']} rows={3} className="say" />
      <ValuePart path={[...path, 'value']} field={field} />
      {number && (
        <div className="part-row">
          <UnitPart path={[...path, 'unit']} field={field} />
          <TextPart path={[...path, 'workload']} />
        </div>
      )}
      <SourcesPart path={[...path, 'sources']} />
      <div className="part-row">
        <DatePart path={[...path, 'asOf']} />
        <DatePart path={[...path, 'retrievedAt']} />
        <ChoicePart
          path={[...path, 'rung']}
          help={
            raise && raisedBy[raise]
              ? t('By the kind of the source. Next would be: {next}.', { next: t(raisedBy[raise]) })
              : t('By the kind of the source.')
          }
          say={(one) => `${(rungs as readonly string[]).indexOf(one) + 1} ${label(one)}`}
        />
      </div>
      <div className="part-row">
        <TextPart path={[...path, 'short']} />
        <TextPart path={[...path, 'qualifier']} />
      </div>
      <Headline path={path} />
      <TextPart path={[...path, 'note']} rows={2} />
      {others.length > 0 && <Conflicts index={index} others={others} />}
    </div>
  );
}

function Headline({ path }: { path: readonly ['claims', number] }) {
  return (
    <Part path={[...path, 'headline']} many>
      {({ value, set, leave }) => (
        <div className="part-choices">
          <label>
            <input type="checkbox" checked={value === true} onChange={({ target }) => set(target.checked || undefined)} onBlur={leave} />
            {t('The table shows it')}
          </label>
        </div>
      )}
    </Part>
  );
}

/** Claims that say otherwise. A conflict stands on both sides, so both are written at once. */
function Conflicts({ index, others }: { index: number; others: ClaimFieldsProps['others'] }) {
  const { edit } = useForm();
  return (
    <Part path={['claims', index, 'conflictsWith']} many>
      {({ value, leave }) => {
        const chosen = Array.isArray(value) ? (value as string[]) : [];
        return (
          <div className="part-choices stacked">
            {others.map((other) => (
              <label key={other.id}>
                <input
                  type="checkbox"
                  checked={chosen.includes(other.id)}
                  onChange={({ target }) =>
                    edit((before) => {
                      const next = target.checked ? [...chosen, other.id] : chosen.filter((one) => one !== other.id);
                      const { conflictsWith: _before, ...claim } = at(before, ['claims', index]) as Claim;
                      const absences = before.absences;
                      const changed = setClaim(before as unknown as Profile, next.length > 0 ? { ...claim, conflictsWith: next } : claim);
                      return { ...(changed as unknown as Tree), ...(absences ? { absences } : {}) };
                    })
                  }
                  onBlur={leave}
                />
                <span lang={other.statement ? 'en' : undefined}>{other.statement ?? other.id}</span>
              </label>
            ))}
          </div>
        );
      }}
    </Part>
  );
}
