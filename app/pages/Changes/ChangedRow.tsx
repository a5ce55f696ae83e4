import { UnavailableError } from '../../../registry/errors/index.ts';
import type { ChangedEntry } from '../../../registry/history/index.ts';
import { formatMoment } from '../../state/format.ts';
import { historyHref } from '../../state/route/history.ts';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { askedOf } from '../Coming.tsx';
import { RevisionFacts } from '../History/RevisionFacts.tsx';
import { type Place, placeHref, placeWords } from '../History/words.ts';
import type { Said } from './useChanges.ts';

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
        <h3>{href ? <a href={href}>{name}</a> : name}</h3>
        {known && <p className="changes-why">{known.change.summary}</p>}
        {!said && <span className="bar" style={{ width: 420, height: 14 }} />}
        {said && 'error' in said && (
          <p className="changes-lack">
            {said.error instanceof UnavailableError && said.error.coming ? (
              <>
                <b>Approved, content on its way.</b> {askedOf(said.error)}
              </>
            ) : (
              <>
                Its document could not be read: {said.error.message} {said.error.fix}
              </>
            )}
          </p>
        )}
        <p className="changes-meta">
          <span>
            {placeWords(place)}, {act}
            {act === 'created' ? '' : ` to version ${version}`}
          </span>
          {version > 1 && <a href={historyHref({ ...place, from: `v${version - 1}`, to: `v${version}` })}>what differs</a>}
          {version === last && since > 0 && last - since > 1 && (
            <a href={historyHref({ ...place, from: `v${since}`, to: `v${last}` })}>
              over all of this: {since} to {last}
            </a>
          )}
          <a href={historyHref(place)}>history</a>
        </p>
        <RevisionFacts revision={revision} approved={false} />
      </div>
    </li>
  );
}
