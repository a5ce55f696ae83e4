import { UnavailableError } from '../../../registry/errors/index.ts';
import type { ChangedEntry } from '../../../registry/history/index.ts';
import { formatMoment } from '../../state/format.ts';
import { historyHref } from '../../state/route/history.ts';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { t, word } from '../../words/t.tsx';
import { askedOf } from '../Coming.tsx';
import { RevisionFacts } from '../History/RevisionFacts.tsx';
import { type Place, placeHref, placeWords } from '../History/words.ts';
import type { Said } from './useChanges.ts';

const actWords = {
  created: word('created'),
  revised: word('revised to version {version}'),
  retired: word('retired to version {version}'),
  restored: word('restored to version {version}'),
} as const satisfies Record<ChangedEntry['act'], string>;

/** One revision: of which entry, what moved, why, who approved it, and the way to what differs. */
export function ChangedRow({ row, said, last }: { row: ChangedEntry; said: Said | undefined; last: number }) {
  const { kind, period, key, act, revision, since } = row;
  const { version, approvedAt } = revision;
  const place: Place = { kind, period, slug: key };
  const at = new Date(approvedAt * 1000);
  const known = said && 'change' in said ? said : null;
  const name = known?.name ?? key;
  const href = placeHref(place);
  return (
    <li className="changes-row" data-entry={`${kind}/${key}`} data-version={version}>
      <p className="changes-when">
        <time dateTime={at.toISOString()}>{formatMoment(at).slice(11)}</time>
        {known ? <ChangeMark kind={known.change.kind} /> : !said && <span className="bar" style={{ width: 60 }} />}
      </p>
      <div>
        <h3 lang="en">{href ? <a href={href}>{name}</a> : name}</h3>
        {known && (
          <p className="changes-why" lang="en">
            {known.change.summary}
          </p>
        )}
        {!said && <span className="bar" style={{ width: 420, height: 14 }} />}
        {said && 'error' in said && (
          <p className="changes-lack">
            {said.error instanceof UnavailableError && said.error.coming ? (
              <>
                <b>{t('Approved, content on its way.')}</b> {askedOf(said.error)}
              </>
            ) : (
              <>
                {t('Its document could not be read:')}{' '}
                <span lang="en">
                  {said.error.message} {said.error.fix}
                </span>
              </>
            )}
          </p>
        )}
        <p className="changes-meta">
          <span>
            {placeWords(place)}
            {t(', ')}
            {t(actWords[act], { version })}
          </span>
          {version > 1 && <a href={historyHref({ ...place, from: `v${version - 1}`, to: `v${version}` })}>{t('what differs')}</a>}
          {version === last && since > 0 && last - since > 1 && (
            <a href={historyHref({ ...place, from: `v${since}`, to: `v${last}` })}>
              {t('over all of this: {since} to {last}', { since, last })}
            </a>
          )}
          <a href={historyHref(place)}>{t('history')}</a>
        </p>
        <RevisionFacts revision={revision} approved={false} />
      </div>
    </li>
  );
}
