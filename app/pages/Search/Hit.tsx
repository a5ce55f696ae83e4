import type { CheckedHit } from '../../../registry/search/checkHits.ts';
import { formatDay, formatMoment, sentence } from '../../state/format.ts';
import { RegisterMark } from '../../ui/marks/RegisterMark.tsx';
import { fieldLabel, T, t } from '../../words/t.tsx';
import { hrefOf, wordOfPart, wordsOfPath } from './words.ts';

export type ShownHit = CheckedHit & { check: 'verified' | 'unread' };

/** Whether it is of a revision before the head; once verified, it says when that was approved. */
const isEarlier = (hit: ShownHit): boolean => (hit.check === 'verified' ? hit.version < hit.head.version : hit.approvedAt === null);

/** One item that was found: what it is, where it stands, and whether its words were compared with the chain. */
export function Hit({ hit, nameOf }: { hit: ShownHit; nameOf: (slug: string) => string }) {
  const { part, field, date, title, snippet, kind, key } = hit;
  const place = snippet && wordsOfPath(snippet.path);
  const name = kind === 'metric' ? nameOf(key) : null;
  return (
    <li className="hit">
      <p className="hit-what">
        <span>{sentence(wordOfPart(part))}</span>
        {date && <time dateTime={date}>{date}</time>}
      </p>
      <div className="hit-words">
        <h2>
          <a href={hrefOf(hit, isEarlier(hit))}>
            {name ?? <Marked {...title} />}
            {field !== null && <span>{fieldLabel(field)}</span>}
          </a>
        </h2>
        {snippet && (
          <p className="hit-snippet" lang="en">
            {snippet.at > 0 && '… '}
            <Marked {...snippet} markdown={kind === 'page'} />
            {snippet.at + snippet.text.length < snippet.length && ' …'}
          </p>
        )}
        <p className="hit-meta">
          <Place hit={hit} />
          {place && <span>{sentence(place)}</span>}
          {hit.retired && <span className="hit-old">{t('Retired')}</span>}
        </p>
        {hit.check === 'unread' && (
          <p className="hit-why">
            {t('This is the word of the gateway alone:')} <span lang="en">{hit.reason}</span>
          </p>
        )}
      </div>
      <Standing hit={hit} />
    </li>
  );
}

/** Version, day, and what the comparison with the chain said. */
function Standing({ hit }: { hit: ShownHit }) {
  const approvedAt = hit.approvedAt === null ? null : new Date(hit.approvedAt * 1000);
  return (
    <p className="hit-standing" data-check={hit.check}>
      <span className="hit-check">
        <RegisterMark state={hit.check === 'verified' ? 'whole' : 'ghost'} />
        {hit.check === 'verified' ? t('Verified') : t('Not verified')}
      </span>
      <span>
        {hit.check === 'verified' && isEarlier(hit)
          ? t('Version {version} of {head}', { version: hit.version, head: hit.head.version })
          : t('Version {version}', { version: hit.version })}
      </span>
      {hit.check === 'verified' && approvedAt && (
        <span title={formatMoment(approvedAt)}>
          <T text="approved {day}" day={<time dateTime={approvedAt.toISOString()}>{formatDay(approvedAt)}</time>} />
        </span>
      )}
    </p>
  );
}

/** Text with what was found in it marked; of Markdown without its signs. */
function Marked({ text, marks, markdown }: { text: string; marks: readonly (readonly [number, number])[]; markdown?: boolean }) {
  const plain = (piece: string) => (markdown ? piece.replace(/\*\*|`|\[(?=[^\]]*\]\()|\]\([^)]*\)/g, '') : piece);
  const pieces: { from: number; text: string; found: boolean }[] = [];
  let last = 0;
  for (const [from, to] of marks) {
    pieces.push({ from: last, text: text.slice(last, from), found: false }, { from, text: text.slice(from, to), found: true });
    last = to;
  }
  pieces.push({ from: last, text: text.slice(last), found: false });
  return pieces.map(({ from, text: piece, found }) => (found ? <mark key={`${from}m`}>{piece}</mark> : plain(piece)));
}

/** Where it stands, beside what the title says. */
function Place({ hit: { kind, key, period, id, part } }: { hit: ShownHit }) {
  if (kind === 'note')
    return <span>{t('Research notes, {month}', { month: `${Math.floor(period / 100)}-${String(period % 100).padStart(2, '0')}` })}</span>;
  if (kind === 'page')
    return (
      <span>{part === 'section' ? t('Page {page}, section {id}', { page: key, id: id ?? '' }) : t('Page {page}', { page: key })}</span>
    );
  return part === 'claim' || part === 'reading' ? <span className="mono">{id}</span> : null;
}
