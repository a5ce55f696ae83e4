import { type FieldId, fieldOf } from '../../../../registry/schema/fields.ts';
import { families, familyStatuses, parties } from '../../../../registry/schema/vocabulary.ts';
import { t, word } from '../../../words/t.tsx';
import { ChoicePart, ChoicesPart } from '../form/Choice.tsx';
import { DatePart } from '../form/Dates.tsx';
import { Rows } from '../form/Rows.tsx';
import { NumberPart, TextPart } from '../form/Text.tsx';
import type { Path } from '../tree.ts';

/** The typed value of a claim, by what the dictionary says of its field. */
export function ValuePart({ path, field }: { path: Path; field: FieldId }) {
  const { value: type, choices } = fieldOf(field);
  switch (type) {
    case 'number':
      return <NumberPart path={path} />;
    case 'date':
      return <DatePart path={path} />;
    case 'choice':
      return <ChoicePart path={path} choices={choices ?? []} />;
    case 'choices':
      return <ChoicesPart path={path} choices={choices ?? []} />;
    case 'families':
      return (
        <fieldset className="form-part">
          <legend>{t('Mechanisms')}</legend>
          <Rows path={path} one={word('mechanism')} blank={() => ({ family: 'none', status: 'live' })}>
            {(row) => (
              <div className="part-row">
                <ChoicePart path={[...row, 'family']} choices={families} />
                <ChoicePart path={[...row, 'status']} choices={familyStatuses} />
                <TextPart path={[...row, 'scope']} />
              </div>
            )}
          </Rows>
        </fieldset>
      );
    case 'assumptions':
      return (
        <fieldset className="form-part">
          <legend>{t('Assumptions')}</legend>
          <Rows path={path} one={word('party')} blank={() => ({ party: 'single-operator', who: '', forWhat: '' })}>
            {(row) => (
              <>
                <div className="part-row">
                  <ChoicePart path={[...row, 'party']} choices={parties} />
                  <TextPart path={[...row, 'who']} />
                </div>
                <TextPart path={[...row, 'forWhat']} />
                <TextPart path={[...row, 'unchecked']} />
              </>
            )}
          </Rows>
        </fieldset>
      );
    case 'text':
      return null;
  }
}
