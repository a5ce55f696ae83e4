import { ChevronLeft, ChevronRight, X } from 'lucide';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { questions } from '../../../registry/schema/documents.ts';
import { headlineIn } from '../../../registry/table/order.ts';
import { formatHex } from '../../state/format.ts';
import { retry } from '../../state/register.ts';
import { projectHref } from '../../state/route/project.ts';
import { CopyButton, detailsOf } from '../../ui/ErrorBox.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Monogram } from '../../ui/marks/index.tsx';
import { questionTitle } from '../../ui/questionTitle.ts';
import { label, t } from '../../words/t.tsx';
import { Coming } from '../Coming.tsx';
import { change } from './change.ts';
import type { System } from './useSystems.ts';

type Act = 'left' | 'right' | 'remove';

/** The heads that stay in view: each names its system, and moves it or takes it away. */
export function Head({ columns, chosen }: { columns: readonly System[]; chosen: readonly string[] }) {
  const head = useRef<HTMLTableSectionElement>(null);
  const [said, setSaid] = useState('');
  const [focus, setFocus] = useState<string | null>(null);
  // The buttons move with their columns: the one that was pressed keeps the focus, or at the edge its neighbour takes it.
  useEffect(() => {
    if (!focus) return;
    const [slug, act] = focus.split('/');
    const found = head.current?.querySelectorAll<HTMLButtonElement>(`[data-of="${slug}"] button:not(:disabled)`) ?? [];
    ([...found].find((one) => one.dataset.act === act) ?? found[0])?.focus();
    setFocus(null);
  }, [focus]);

  const act = (slug: string, name: string, what: Act) => {
    const at = columns.findIndex((one) => one.slug === slug);
    if (what === 'remove') {
      change({ systems: chosen.filter((one) => one !== slug), cell: null });
      setSaid(t('{name} was removed.', { name }));
      setFocus(`${(columns[at + 1] ?? columns[at - 1])?.slug}/remove`);
      return;
    }
    const other = columns[at + (what === 'left' ? -1 : 1)]?.slug;
    if (!other) return;
    change({ systems: chosen.map((one) => (one === slug ? other : one === other ? slug : one)) });
    setSaid(t('{name} is column {at} of {count}.', { name, at: at + (what === 'left' ? 0 : 2), count: columns.length }));
    setFocus(`${slug}/${what}`);
  };

  return (
    <thead ref={head}>
      <tr>
        <td>
          <Places />
          <span className="visually-hidden" role="status">
            {said}
          </span>
        </td>
        {columns.map((system, i) => (
          <th key={system.slug} scope="col" abbr={nameOf(system)} data-of={system.slug}>
            <div className="compare-head">
              <Named system={system} />
              <Acts
                name={nameOf(system)}
                first={i === 0}
                last={i === columns.length - 1}
                onAct={(what) => act(system.slug, nameOf(system), what)}
              />
            </div>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The ways to the sections, in the corner that stays in view. */
function Places() {
  const places: readonly [string, string][] = [
    ...questions.map((question): [string, string] => [`compare-${question}`, questionTitle(question)]),
    ['compare-life', t('Life over time')],
    ['compare-fate', t('Shared fate')],
  ];
  return (
    <nav className="compare-places" aria-label={t('Sections')}>
      {places.map(([id, name]) => (
        <button key={id} type="button" onClick={() => document.getElementById(id)?.scrollIntoView()}>
          {name}
        </button>
      ))}
    </nav>
  );
}

export const nameOf = (system: System): string => (system.state === 'verified' ? system.document.name : system.slug);

function Acts({ name, first, last, onAct }: { name: string; first: boolean; last: boolean; onAct: (act: Act) => void }) {
  const button = (act: Act, disabled: boolean, title: string, icon: ReactNode) => (
    <button type="button" data-act={act} disabled={disabled} aria-label={title} title={title} onClick={() => onAct(act)}>
      {icon}
    </button>
  );
  return (
    <span className="compare-acts">
      {button('left', first, t('Move {name} to the left', { name }), <Icon node={ChevronLeft} size={14} />)}
      {button('right', last, t('Move {name} to the right', { name }), <Icon node={ChevronRight} size={14} />)}
      {button('remove', false, t('Remove {name}', { name }), <Icon node={X} size={14} />)}
    </span>
  );
}

/** Who it is; a system whose document is on its way, missing or refused says so here, and its column shows no value. */
function Named({ system }: { system: System }) {
  if (system.state === 'verified') {
    const { document, entry } = system;
    const category = headlineIn(document, 'details.category')?.short;
    return (
      <span className="compare-named">
        <Monogram letters={document.monogram} size={38} />
        <span>
          <a className="compare-name" href={projectHref(document.slug)} lang="en">
            {document.name}
          </a>
          {category && (
            <span className="compare-second" lang="en">
              {category}
            </span>
          )}
          <span className="compare-second compare-since">
            {t('{status} since {date}', { status: label(document.life.status), date: document.life.since })}
          </span>
          {entry.status !== 'active' && (
            <span className="compare-second conflict">
              {entry.status === 'retired' ? t('retired from the register') : t('this version is disputed')}
            </span>
          )}
        </span>
      </span>
    );
  }
  return (
    <span className="compare-named">
      <Monogram letters="" size={38} />
      <span>
        <a className="mono" href={projectHref(system.slug)}>
          {system.slug}
        </a>
        <Why system={system} />
      </span>
    </span>
  );
}

function Why({ system }: { system: System }) {
  if (system.state === 'verified') return null;
  if (!('error' in system)) return <span className="compare-second slow">{t('on its way')}</span>;
  const { entry, error } = system;
  if (system.state === 'coming')
    return (
      <span className="compare-second">
        <Coming entry={entry} error={error} />
      </span>
    );
  return (
    <span className="compare-second">
      <b className="conflict">{system.state === 'invalid' ? t('Refused') : t('Not to be had now')}</b>{' '}
      <span lang="en">
        {error.message} {error.fix}
      </span>
      <span className="compare-why">
        <span className="mono">
          {t('version {version}', { version: entry.version })} · {formatHex(entry.digest)}
        </span>
        {system.state === 'unavailable' && (
          <button type="button" className="textbutton" onClick={retry}>
            {t('Try again')}
          </button>
        )}
        <CopyButton text={() => detailsOf(error)}>{t('Copy details')}</CopyButton>
      </span>
    </span>
  );
}
