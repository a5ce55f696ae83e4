import { useState } from 'react';
import { newClaimId } from '../../../registry/edit/ids.ts';
import { fieldHelp } from '../../../registry/schema/fieldHelp.ts';
import { type FieldId, fieldOf, fields } from '../../../registry/schema/fields.ts';
import { rungs } from '../../../registry/schema/vocabulary.ts';
import { formatNumber } from '../../state/format.ts';
import { Gauge } from '../../ui/marks/index.tsx';
import { fieldLabel, t } from '../../words/t.tsx';
import { today } from './blank.ts';
import { ChoicePart } from './form/Choice.tsx';
import { DatePart } from './form/Dates.tsx';
import { idOf, useForm } from './form/Form.tsx';
import { SourcesPart } from './form/Sources.tsx';
import { NumberPart, TextPart } from './form/Text.tsx';
import { UnitPart } from './form/Unit.tsx';

interface Reading {
  id: string;
  field: FieldId;
  value?: unknown;
  unit?: string;
  workload?: string;
  asOf?: string;
  rung?: (typeof rungs)[number];
}

const metrics = fields.filter(({ group }) => group === 'metrics').map(({ id }) => id);

/** Dated readings of one system: those that are there as lines, one open at a time. */
export default function MetricForm({ isNew, field }: { isNew: boolean; field: FieldId | null }) {
  const { document, put } = useForm();
  const readings = (Array.isArray(document.readings) ? document.readings : []) as unknown as Reading[];
  const [open, setOpen] = useState<string | null>(null);
  const add = (of: FieldId) => {
    const id = newClaimId(
      of,
      readings.map((one) => one.id),
    );
    // Unit, workload and what is counted rarely change between two readings of one metric.
    const before = readings
      .filter((one) => one.field === of)
      .toSorted((a, b) => (a.asOf ?? '').localeCompare(b.asOf ?? ''))
      .at(-1);
    const { value: _value, ...again } = before ?? { rung: 'documented' };
    put(['readings'], [...readings, { ...again, id, field: of, asOf: today(), retrievedAt: today() }]);
    setOpen(id);
    setTimeout(() => globalThis.document.getElementById(idOf(['readings', readings.length, 'value']))?.focus(), 30);
  };
  return (
    <section aria-label={t('Readings')} id={idOf(['readings'])} tabIndex={-1}>
      {readings.length === 0 && (
        <p className="part-help">
          {isNew ? t('This system has no reading yet.') : t('No reading.')} {t('Choose what you have a figure of.')}
        </p>
      )}
      <ol className="readings">
        {readings.map((one, i) => (
          <li key={one.id} data-open={open === one.id || undefined}>
            <p className="reading-line">
              <span>
                {one.rung && rungs.includes(one.rung) && <Gauge rung={one.rung} small />}{' '}
                <b>{fieldOf(one.field) ? fieldLabel(one.field) : one.field}</b>{' '}
                {typeof one.value === 'number' ? formatNumber(one.value) : t('no value yet')} {one.unit}
                {one.workload && `, ${one.workload}`}, <span>{t('held {asOf}', { asOf: one.asOf ?? '' })}</span>
              </span>
              <span className="part-row-acts">
                <button
                  type="button"
                  className="textbutton"
                  aria-expanded={open === one.id}
                  onClick={() => setOpen(open === one.id ? null : one.id)}
                >
                  {open === one.id ? t('Close') : t('Edit')}
                  <span className="visually-hidden"> {t('reading {number}', { number: i + 1 })}</span>
                </button>
                <button type="button" className="textbutton" onClick={() => put(['readings', i], undefined)}>
                  {t('Remove')}
                  <span className="visually-hidden"> {t('reading {number}', { number: i + 1 })}</span>
                </button>
              </span>
            </p>
            <div className="reading-fields" hidden={open !== one.id}>
              <p className="part-help" lang="en">
                {fieldHelp[one.field]}
              </p>
              <div className="part-row">
                <NumberPart path={['readings', i, 'value']} />
                <UnitPart path={['readings', i, 'unit']} field={one.field} />
              </div>
              <TextPart path={['readings', i, 'counts']} />
              <TextPart path={['readings', i, 'leavesOut']} />
              <TextPart path={['readings', i, 'workload']} />
              <div className="part-row">
                <DatePart path={['readings', i, 'asOf']} />
                <DatePart path={['readings', i, 'retrievedAt']} />
                <ChoicePart path={['readings', i, 'rung']} />
              </div>
              <SourcesPart path={['readings', i, 'source']} single />
            </div>
          </li>
        ))}
      </ol>
      <div className="part-row-acts">
        {metrics
          .toSorted((a, b) => Number(b === field) - Number(a === field))
          .map((id) => (
            <button key={id} type="button" className="button secondary" onClick={() => add(id)}>
              {t('Add: {metric}', { metric: fieldLabel(id).toLowerCase() })}
            </button>
          ))}
      </div>
    </section>
  );
}
