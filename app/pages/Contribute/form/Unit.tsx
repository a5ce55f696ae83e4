import type { FieldId } from '../../../../registry/schema/fields.ts';
import { nearestUnits, unitOf, unitsOf } from '../../../../registry/schema/units.ts';
import { t } from '../../../words/t.tsx';
import { at, type Path } from '../tree.ts';
import { useForm } from './Form.tsx';
import { TextPart } from './Text.tsx';

/** The unit of a number: the known ones are offered with what one of each is, and a new one is said to compare with nothing. */
export function UnitPart({ path, field }: { path: Path; field: FieldId }) {
  const { document } = useForm();
  const unit = at(document, path);
  const known = unitsOf(field);
  return (
    <TextPart
      path={path}
      suggestions={known.map((one) => ({ text: one.unit, means: one.counts }))}
      after={known.length > 0 && typeof unit === 'string' && unit !== '' && <Meaning field={field} unit={unit} path={path} />}
    />
  );
}

function Meaning({ field, unit, path }: { field: FieldId; unit: string; path: Path }) {
  const { put } = useForm();
  const known = unitOf(field, unit);
  const close = known ? [] : nearestUnits(field, unit);
  return (
    <p className="part-help" aria-live="polite">
      {known ? (
        <>
          <span lang="en">{known.counts}</span> <i>{t('Leaves out:')}</i> <span lang="en">{known.leavesOut}</span>
        </>
      ) : (
        t('A new unit: no other system’s number compares with it.')
      )}
      {close.length > 0 && ` ${t('Nearest:')} `}
      {close.map((one, i) => (
        <span key={one}>
          {i > 0 && ', '}
          <button type="button" className="textbutton" onClick={() => put(path, one)}>
            {one}
          </button>
        </span>
      ))}
    </p>
  );
}
