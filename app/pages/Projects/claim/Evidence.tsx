import type { Claim, Headline, Source } from '../../../../registry/schema/claim.ts';
import type { FieldId } from '../../../../registry/schema/fields.ts';
import { fieldOf } from '../../../../registry/schema/fields.ts';
import { rungs } from '../../../../registry/schema/vocabulary.ts';
import { formatDay, formatNumber, plural } from '../../../state/format.ts';
import { type GroupState, retry } from '../../../state/register.ts';
import { Bars } from '../../../ui/Bars.tsx';
import { ErrorBox } from '../../../ui/ErrorBox.tsx';
import { Leaving } from '../../../ui/Leaving.tsx';
import { Freshness, Gauge, raisedBy, Unequal } from '../../../ui/marks/index.tsx';
import { label, t } from '../../../words/t.tsx';
import { Fact } from './Fact.tsx';
import { ReadingsFact } from './ReadingsFact.tsx';
import { TypedValue } from './TypedValue.tsx';

/** Every headline claim of a cell. What the overview holds shows at once; sentence, note and sources come with the group block. */
export function Evidence({
  claims,
  block,
  slug,
  field,
  now,
  approvedAt,
}: {
  claims: readonly Headline[];
  block: GroupState;
  /** The system whose readings are asked for; null in a preview. */
  slug: string | null;
  field: FieldId;
  now: Date;
  approvedAt: number | null;
}) {
  const full = block.state === 'verified' ? block.document.claims.filter((claim) => claim.field === field) : [];
  const rest = full.length - claims.length;
  const disputed = new Set(claims.flatMap((claim) => claim.conflictsWith ?? []));
  return (
    <div className="claims">
      {'error' in block && <ErrorBox error={block.error} title={t('The sentences and sources are not here')} onRetry={retry} />}
      {claims.map((claim) => (
        <One
          key={claim.id}
          claim={claim}
          full={full.find((one) => one.id === claim.id)}
          waiting={block.state === 'waiting'}
          disputed={disputed.has(claim.id)}
          sources={block.state === 'verified' ? block.document.sources : {}}
          slug={slug}
          field={field}
          now={now}
          all={claims}
          approvedAt={approvedAt}
        />
      ))}
      {rest > 0 && <p className="rest">{t('{claims} of this field in the profile.', { claims: plural(rest, 'more claim') })}</p>}
    </div>
  );
}

interface OneProps {
  claim: Headline;
  full: Claim | undefined;
  waiting: boolean;
  disputed: boolean;
  sources: Readonly<Record<string, Source>>;
  slug: string | null;
  field: FieldId;
  now: Date;
  all: readonly Headline[];
  /** Seconds since 1970, from the head on the chain; null in a preview. */
  approvedAt: number | null;
}

function One({ claim, full, waiting, disputed, sources, slug, field, now, all, approvedAt }: OneProps) {
  const raise = raisedBy[claim.rung];
  const others = (claim.conflictsWith ?? []).map((id) => all.find((one) => one.id === id)).filter((one) => one !== undefined);
  return (
    <article className={disputed ? 'one disputed' : 'one'} id={`claim-${claim.id}`}>
      {full ? (
        <p className="statement" lang="en">
          {full.statement}
        </p>
      ) : waiting ? (
        <div className="statement">
          <Bars widths={[380, 340, 180]} waitingFor={t('Reading the sentence and its sources from a gateway.')} />
        </div>
      ) : (
        <p className="statement" lang="en">
          {claim.short ?? ''}
        </p>
      )}
      <dl className="clocks">
        <div>
          <dt>{t('held')}</dt>
          <dd>
            <Freshness asOf={claim.asOf} days={fieldOf(field).freshDays} now={now} />
          </dd>
        </div>
        <div>
          <dt>{t('read')}</dt>
          <dd>{full?.retrievedAt ?? '…'}</dd>
        </div>
        <div>
          <dt>{t('approved')}</dt>
          <dd>{approvedAt === null ? t('not yet') : formatDay(new Date(approvedAt * 1000))}</dd>
        </div>
      </dl>
      <dl className="facts">
        <Fact name={t('Evidence')}>
          <Gauge rung={claim.rung} word />
          {raise && (
            <span className="second"> {t('{level} of 7; next: {raise}', { level: rungs.indexOf(claim.rung) + 1, raise: t(raise) })}</span>
          )}
        </Fact>
        {claim.value !== undefined && (
          <Fact name={t('Value')}>
            <TypedValue claim={claim} />
          </Fact>
        )}
        {claim.workload && (
          <Fact name={t('Counts')} english>
            {claim.workload}
          </Fact>
        )}
        {claim.qualifier && (
          <Fact name={t('Detail')} english>
            {claim.qualifier}
          </Fact>
        )}
        {slug && typeof claim.value === 'number' && field.startsWith('metrics.') && (
          <ReadingsFact slug={slug} field={field} claim={claim} />
        )}
        {full?.note && (
          <Fact name={t('Note')} english>
            {full.note}
          </Fact>
        )}
        {others.length > 0 && (
          <Fact name={t('Against')}>
            <span className="conflict">
              <Unequal /> {others.map((one) => one.short ?? brief(one)).join('; ')}
            </span>
          </Fact>
        )}
        {full && (
          <Fact name={full.sources.length === 1 ? t('Source') : t('Sources')}>
            <ul>
              {full.sources.map((ref) => (
                <SourceLine key={ref} id={ref} source={sources[ref]} />
              ))}
            </ul>
          </Fact>
        )}
      </dl>
    </article>
  );
}

/** A claim in few words, where another one names it. */
const brief = ({ value, unit, asOf }: Headline): string =>
  `${typeof value === 'number' ? formatNumber(value) : typeof value === 'string' ? label(value) : t('another value')}${unit ? ` ${unit}` : ''}, ${asOf}`;

function SourceLine({ id, source }: { id: string; source: Source | undefined }) {
  if (!source) return <li>{id}</li>;
  return (
    <li lang="en">
      {source.url ? <Leaving href={source.url}>{source.title}</Leaving> : source.title}
      <span className="second"> {[source.publisher, source.kind].filter(Boolean).join(', ')}</span>
    </li>
  );
}
