import { Fragment, memo } from 'react';
import type { Claim, FieldId } from '../../../registry/schema/index.ts';
import { plural } from '../../state/format.ts';
import { projectHref } from '../../state/route/project.ts';
import { Bars } from '../../ui/Bars.tsx';
import { Leaving } from '../../ui/Leaving.tsx';
import { fieldLabel, label, T, t } from '../../words/t.tsx';
import type { Listed } from './sources.ts';
import './sources.css';

/** Every source once, with the claims that lean on it; on paper the numbers in the margin lead here. */
export const Sources = memo(function Sources({ slug, list }: { slug: string; list: readonly Listed[] | null }) {
  return (
    <section className="profile-section" id="sources" tabIndex={-1}>
      <h2>
        {t('Sources')}{' '}
        <span>
          {list
            ? t('{sources}, each once, with the claims that lean on it', { sources: plural(list.length, 'source') })
            : t('numbered once every group is here')}
        </span>
      </h2>
      {list === null ? (
        <Bars widths={[520, 480, 560]} />
      ) : (
        <ol className="profile-sourcelist">
          {list.map(({ number, source, claims }) => (
            <li key={number} id={`source-${number}`} tabIndex={-1}>
              <span className="profile-number">{number}</span>
              <p lang="en">{source.url ? <Leaving href={source.url}>{source.title}</Leaving> : source.title}</p>
              <p className="profile-origin">
                {source.publisher && <span lang="en">{source.publisher}, </span>}
                {label(source.kind)}, {readOn(claims)}
                {!source.url && `, ${t('no safe address known')}`}
                {source.url && <span className="profile-address">{source.url}</span>}
              </p>
              <p className="profile-leaning">
                <T text="for {claims}" claims={<Claims slug={slug} claims={claims} />} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
});

/** The days on which a source was read, for these claims. */
function readOn(claims: readonly Claim[]): string {
  const days = claims.map(({ retrievedAt }) => retrievedAt).toSorted();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return first === last ? t('read {day}', { day: first }) : t('read {first} to {last}', { first, last });
}

/** The claims by their fields; those of one field are numbered. */
function Claims({ slug, claims }: { slug: string; claims: readonly Claim[] }) {
  const byField = [...Map.groupBy(claims, ({ field }) => field as FieldId)];
  return byField.map(([field, some], i) => (
    <span key={field}>
      {i > 0 && ', '}
      {some.map((claim, place) => (
        <Fragment key={claim.id}>
          {place > 0 && ' '}
          <a href={projectHref(slug, { claim: claim.id })} title={claim.statement}>
            {place === 0 ? fieldLabel(field) : place + 1}
          </a>
        </Fragment>
      ))}
    </span>
  ));
}
