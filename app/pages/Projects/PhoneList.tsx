import { memo, useEffect, useRef } from 'react';
import type { Status } from '../../../registry/actions/words.ts';
import type { Overview } from '../../../registry/schema/documents.ts';
import { type Group, groups } from '../../../registry/schema/vocabulary.ts';
import { headlineIn } from '../../../registry/table/order.ts';
import { sentence } from '../../state/format.ts';
import type { EntryState } from '../../state/register.ts';
import { projectHref } from '../../state/route/project.ts';
import { Monogram } from '../../ui/marks/index.tsx';
import { fieldLabel, label, t } from '../../words/t.tsx';
import { Coming } from '../Coming.tsx';
import { CellView } from './CellView.tsx';
import { change, pick } from './change.ts';
import { phoneFields } from './columns.ts';
import { inLine } from './fit.ts';

/** The table on a narrow screen: one group at a time under a sticky rail, each system with that group's fields. */
export default function PhoneList({
  rows,
  group,
  picked,
  now,
  sparks,
}: {
  rows: readonly EntryState<Overview>[];
  group: Group;
  /** Systems that are chosen for a comparison. */
  picked: readonly string[];
  now: Date;
  sparks: boolean;
}) {
  const rail = useRef<HTMLElement>(null);
  useEffect(() => {
    rail.current?.querySelector(`[data-group="${group}"]`)?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [group]);
  return (
    <>
      <nav className="rail" ref={rail} aria-label={t('Group of fields')}>
        {groups.map((one) => (
          <button
            key={one}
            type="button"
            data-group={one}
            aria-current={one === group ? 'true' : undefined}
            onClick={() => change({ groups: [one] })}
          >
            {sentence(label(one))}
          </button>
        ))}
      </nav>
      <ul className="phone-list">
        {rows.map((row) => (
          <li key={row.entry.key} className={row.state === 'waiting' ? 'waiting' : undefined}>
            {row.state === 'verified' ? (
              <System
                document={row.document}
                status={row.entry.status}
                group={group}
                picked={picked.includes(row.entry.key)}
                now={now}
                sparks={sparks}
              />
            ) : (
              <Pending row={row} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const System = memo(function System({
  document,
  status,
  group,
  picked,
  now,
  sparks,
}: {
  document: Overview;
  status: Status;
  group: Group;
  picked: boolean;
  now: Date;
  sparks: boolean;
}) {
  const category = headlineIn(document, 'details.category')?.short;
  return (
    <>
      <h2>
        <button type="button" className="pick" aria-pressed={picked} onClick={() => pick(document.slug)}>
          <Monogram letters={document.monogram} size={26} />
          <span className="visually-hidden">{t('Compare {name}', { name: document.name })}</span>
        </button>
        <a className="name" href={projectHref(document.slug)}>
          {document.name}
        </a>
        <span className="second">
          {category && <span lang="en">{inLine(category)}, </span>}
          {t('{life} since {date}', { life: label(document.life.status), date: document.life.since })}
        </span>
        {status === 'retired' && <span className="second conflict">{t('retired from the register')}</span>}
        {status === 'disputed' && <span className="second conflict">{t('this version is disputed')}</span>}
      </h2>
      <dl>
        {phoneFields(group).map((field) => (
          <div key={field}>
            <dt>{fieldLabel(field)}</dt>
            <dd>
              <button
                type="button"
                className="part"
                data-cell={`${document.slug}.${field}`}
                aria-haspopup="dialog"
                onClick={() => change({ cell: { slug: document.slug, field } })}
              >
                <CellView field={field} cell={document.fields[field]} now={now} spark={sparks ? document.slug : undefined} />
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
});

function Pending({ row }: { row: EntryState<Overview> }) {
  return (
    <>
      <h2>
        <Monogram letters="" size={26} />
        <span className="mono">{row.entry.key}</span>
      </h2>
      {'error' in row ? (
        <p className="trouble">
          {row.state === 'coming' ? (
            <Coming entry={row.entry} error={row.error} />
          ) : (
            <>
              <b className="conflict">{row.state === 'invalid' ? t('Refused') : t('Not to be had now')}</b>{' '}
              <span lang="en">
                {row.error.message} {row.error.fix}
              </span>
            </>
          )}
        </p>
      ) : (
        <span className="bar" style={{ width: 220 }} />
      )}
    </>
  );
}
