import type { Claim, Headline } from '../../../registry/schema/claim.ts';
import type { Cell, Overview } from '../../../registry/schema/documents.ts';
import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import { useGroup } from '../../state/register.ts';
import { Absence, Freshness, Gauge, Unequal } from '../../ui/marks/index.tsx';
import { t } from '../../words/t.tsx';
import { change } from './change.ts';
import { type Said, Value } from './Value.tsx';

interface CellOfProps extends Said {
  field: FieldId;
  document: Overview;
  /** Whole sentences from the group blocks, in place of the words of the table. */
  sentences: boolean;
  open: boolean;
  now: Date;
}

/** One field of one system: every headline claim with its evidence and date, or the absence. It opens what stands behind. */
export function CellOf({ field, document, sentences, open, now, ...said }: CellOfProps) {
  const cell = document.fields[field];
  return (
    <button
      type="button"
      className="part compare-cell"
      data-cell={`${document.slug}.${field}`}
      aria-haspopup="dialog"
      aria-expanded={open}
      onClick={() => change({ cell: { slug: document.slug, field } })}
    >
      {'absence' in cell ? (
        <Absent {...cell.absence} />
      ) : sentences ? (
        <Sentences field={field} claims={cell.claims} document={document} now={now} {...said} />
      ) : (
        cell.claims.map((claim) => <One key={claim.id} field={field} claim={claim} all={cell.claims} now={now} {...said} />)
      )}
    </button>
  );
}

/** The claims with their sentences, once the group block is verified; until then, and where it is not to be had, in short. */
function Sentences({
  field,
  claims,
  document,
  now,
  ...said
}: Said & { field: FieldId; claims: readonly Headline[]; document: Overview; now: Date }) {
  const block = useGroup(document.groups[fieldOf(field).group]);
  const full = block.state === 'verified' ? block.document.claims : [];
  return (
    <>
      {claims.map((claim) => (
        <One
          key={claim.id}
          {...{ field, claim, now, ...said }}
          all={claims}
          full={full.find((one) => one.id === claim.id && one.field === field)}
        />
      ))}
      {'error' in block && <span className="compare-meta conflict">{t('its sentence could not be read')}</span>}
    </>
  );
}

interface OneProps extends Said {
  field: FieldId;
  claim: Headline;
  all: readonly Headline[];
  full?: Claim | undefined;
  now: Date;
}

function One({ field, claim, all, full, now, ...said }: OneProps) {
  const against = claim.conflictsWith?.some((id) => all.some((one) => one.id === id));
  return (
    <span className="compare-claim" data-disputed={claim.conflictsWith ? true : undefined}>
      <span className="compare-edge">
        <Gauge rung={claim.rung} />
      </span>
      <span className="compare-body">
        <Value field={field} claim={claim} full={full} {...said} />
        <span className="compare-meta">
          {!full && claim.qualifier && <span lang="en">{claim.qualifier}</span>}
          <Freshness asOf={claim.asOf} days={fieldOf(field).freshDays} now={now} />
          {claim.conflictsWith && (
            <span className="conflict">
              <Unequal /> {against ? t('sources disagree') : t('another claim disagrees')}
            </span>
          )}
        </span>
      </span>
    </span>
  );
}

/** What nobody published or found, and where somebody looked. */
function Absent({ kind, searched }: Extract<Cell, { absence: object }>['absence']) {
  return (
    <span className="compare-claim">
      <span className="compare-edge" />
      <span className="compare-body">
        <Absence kind={kind} />
        <span className="compare-meta compare-searched" lang="en">
          {searched}
        </span>
      </span>
    </span>
  );
}
