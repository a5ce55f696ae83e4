import { useEffect, useRef } from 'react';
import { newClaimId } from '../../../../registry/edit/ids.ts';
import { removeClaim } from '../../../../registry/edit/profile.ts';
import { fieldHelp } from '../../../../registry/schema/fieldHelp.ts';
import type { FieldId } from '../../../../registry/schema/fields.ts';
import type { Profile } from '../../../../registry/schema/index.ts';
import { absenceKinds, rungs } from '../../../../registry/schema/vocabulary.ts';
import { plural } from '../../../state/format.ts';
import { Absence, Gauge, Unequal } from '../../../ui/marks/index.tsx';
import { fieldLabel, t } from '../../../words/t.tsx';
import { today } from '../blank.ts';
import { idOf, useForm } from '../form/Form.tsx';
import type { Tree } from '../tree.ts';
import { AbsencePart } from './AbsencePart.tsx';
import { ClaimFields } from './ClaimFields.tsx';
import type { KnownField } from './known.ts';
import { Wrong } from './ProfileForm.tsx';

interface FieldRowProps {
  known: KnownField;
  open: boolean;
  /** The claim whose parts stand open, in this field. */
  claim: string | null;
  wrong: boolean;
  onOpen: (field: FieldId | null, claim: string | null) => void;
}

/** One field: what is known of it on a line, and its editor while it is open. */
export function FieldRow({ known, open, claim, wrong, onOpen }: FieldRowProps) {
  const { field, changed } = known;
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <div className="profile-form-field" ref={row} data-open={open || undefined} id={idOf(field)} tabIndex={-1}>
      <button type="button" className="profile-form-line" aria-expanded={open} onClick={() => onOpen(open ? null : field, null)}>
        <span className="profile-form-label">{fieldLabel(field)}</span>
        <span className="profile-form-known">
          <Summary known={known} />
        </span>
        <span className="profile-form-state">
          {changed && <b>{t('changed')}</b>}
          {wrong && (known.absence && !known.absence.absence.searched ? <span>{t('to write')}</span> : <Wrong />)}
        </span>
      </button>
      {open && <FieldEditor known={known} claim={claim} onOpen={onOpen} />}
    </div>
  );
}

function Summary({ known: { claims, absence, conflicts, past } }: { known: KnownField }) {
  const first = claims.find(({ claim }) => claim.headline) ?? claims[0];
  if (!first && absence && !absence.absence.searched) return t('nobody has looked yet');
  if (!first)
    return absence?.absence.kind && absenceKinds.includes(absence.absence.kind) ? (
      <Absence kind={absence.absence.kind} />
    ) : (
      t('nothing yet')
    );
  return (
    <>
      {first.claim.rung && rungs.includes(first.claim.rung) && <Gauge rung={first.claim.rung} small />}
      <span className="profile-form-first" lang={first.claim.short || first.claim.statement ? 'en' : undefined}>
        {first.claim.short ?? first.claim.statement ?? t('a new claim')}
      </span>
      {claims.length > 1 && <span>{plural(claims.length, 'claim')}</span>}
      {conflicts > 0 && (
        <span className="conflict">
          <Unequal /> {conflicts}
        </span>
      )}
      {past && <span className="past-word">{t('past its budget')}</span>}
      {absence && <span className="conflict">{t('and an absence')}</span>}
    </>
  );
}

/** Everything of a field: its claims, one of them open; or its absence; and the ways from one to the other. */
function FieldEditor({ known: { field, claims, absence }, claim: openClaim, onOpen }: Pick<FieldRowProps, 'known' | 'claim' | 'onOpen'>) {
  const { document, put, edit } = useForm();
  const help = fieldHelp[field];
  const alone = claims.length === 1 ? claims[0]?.claim.id : undefined;
  const shown = openClaim ?? alone;
  const add = () => {
    const all = (document.claims ?? []) as { id: string; field: string }[];
    const id = newClaimId(
      field,
      all.map((one) => one.id),
    );
    const behind = all.findLastIndex((one) => one.field === field);
    const day = today();
    const blank = {
      id,
      field,
      statement: '',
      asOf: day,
      rung: 'documented',
      sources: [],
      retrievedAt: day,
      // The first claim of a field is what the table shows.
      ...(claims.length === 0 ? { headline: true } : {}),
    };
    edit((before) => {
      const list = [...(before.claims as unknown[])];
      list.splice(behind < 0 ? list.length : behind + 1, 0, blank);
      const absences = ((before.absences ?? []) as { field: string }[]).filter((one) => one.field !== field);
      return { ...before, claims: list, absences } as Tree;
    });
    onOpen(field, id);
  };
  return (
    <div className="profile-editor">
      <p className="part-help" lang="en">
        {help}
      </p>
      {claims.map(({ claim, index }, i) => (
        <section
          key={claim.id}
          className="claim-editor"
          aria-label={t('Claim {number}', { number: i + 1 })}
          data-open={shown === claim.id || undefined}
        >
          <p className="claim-line">
            <span lang={claim.statement ? 'en' : undefined}>{claim.statement || t('A new claim')}</span>
            <span className="part-row-acts">
              {alone === undefined && (
                <button
                  type="button"
                  className="textbutton"
                  aria-expanded={shown === claim.id}
                  onClick={() => onOpen(field, shown === claim.id ? null : claim.id)}
                >
                  {shown === claim.id ? t('Close') : t('Change')}
                  <span className="visually-hidden"> {t('claim {number}', { number: i + 1 })}</span>
                </button>
              )}
              <button
                type="button"
                className="textbutton"
                onClick={() => edit((before) => removeClaim(before as unknown as Profile, claim.id) as unknown as Tree)}
              >
                {t('Remove')}
                <span className="visually-hidden"> {t('claim {number}', { number: i + 1 })}</span>
              </button>
            </span>
          </p>
          {shown === claim.id && (
            <ClaimFields
              field={field}
              index={index}
              id={claim.id}
              others={claims.map((one) => one.claim).filter((one) => one.id !== claim.id)}
            />
          )}
        </section>
      ))}
      {absence && claims.length === 0 && <AbsencePart index={absence.index} />}
      <div className="part-row-acts">
        <button type="button" className="button secondary" onClick={add}>
          {claims.length === 0 ? t('Make a claim') : t('Add a claim')}
        </button>
        {!absence && claims.length === 0 && (
          <button
            type="button"
            className="button secondary"
            onClick={() => {
              const list = (document.absences ?? []) as unknown[];
              put(['absences', list.length], { field, kind: 'not-found', searched: '', asOf: today() });
            }}
          >
            {t('Mark it as absent')}
          </button>
        )}
        {claims.length > 0 && <MarkAbsent field={field} count={claims.length} />}
      </div>
    </div>
  );
}

/** An absence in place of claims: they go, so it is asked once more. */
function MarkAbsent({ field, count }: { field: FieldId; count: number }) {
  const { edit } = useForm();
  return (
    <details className="mark-absent">
      <summary>{t('Mark it as absent')}</summary>
      <p>
        {count === 1
          ? t('1 claim of this field goes: an absence says that no value is known.')
          : t('{claims} of this field go: an absence says that no value is known.', { claims: plural(count, 'claim') })}{' '}
        <button type="button" className="textbutton" onClick={() => edit((before) => absent(before, field))}>
          {count === 1 ? t('Remove it and say where you looked') : t('Remove them and say where you looked')}
        </button>
      </p>
    </details>
  );
}

function absent(document: Tree, field: FieldId): Tree {
  const ids = ((document.claims ?? []) as { id: string; field: string }[]).flatMap((one) => (one.field === field ? [one.id] : []));
  const without = ids.reduce((before, id) => removeClaim(before, id), document as unknown as Profile) as unknown as Tree;
  return {
    ...without,
    absences: [...((without.absences ?? []) as object[]), { field, kind: 'not-found', searched: '', asOf: today() }],
  } as unknown as Tree;
}
