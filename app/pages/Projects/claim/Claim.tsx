import { X } from 'lucide';
import { lazy, useEffect, useId, useRef } from 'react';
import type { Entry } from '../../../../registry/actions/index.ts';
import type { Overview } from '../../../../registry/schema/documents.ts';
import { type FieldId, fieldOf } from '../../../../registry/schema/fields.ts';
import { type GroupState, useGroup } from '../../../state/register.ts';
import { contributeHref } from '../../../state/route/contribute.ts';
import { historyHref } from '../../../state/route/history.ts';
import { projectHref } from '../../../state/route/project.ts';
import { Later } from '../../../ui/Boundary.tsx';
import { CopyButton } from '../../../ui/ErrorBox.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { fieldLabel, label as groupLabel, t } from '../../../words/t.tsx';
import { Approval } from './Approval.tsx';
import { Evidence } from './Evidence.tsx';
import { Gap } from './Gap.tsx';
import { usePlace } from './usePlace.ts';
import './claim.css';

const Follow = lazy(() => import('../../../ui/Follow.tsx'));

export interface ClaimProps {
  /** Null in a preview: nobody has approved it. */
  entry: Entry | null;
  document: Overview;
  field: FieldId;
  now: Date;
  onClose: () => void;
  /** The group block of a preview, which no gateway has. */
  block?: GroupState;
}

/** The claims behind one cell, tied to it by a notch; a bottom sheet on a narrow screen. It has an address. */
export default function Claim({ entry, document, field, now, onClose, block: given }: ClaimProps) {
  const { group } = fieldOf(field);
  const label = fieldLabel(field);
  const groupName = groupLabel(group);
  const dialog = useRef<HTMLElement>(null);
  const title = useId();
  const cellId = `${document.slug}.${field}`;
  usePlace(dialog, cellId);

  // Escape and a press elsewhere close it; the focus goes back to the cell only when it was in here.
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const anchor = () => window.document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cellId)}"]`);
    const leave = () => {
      anchor()?.focus();
      close.current();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') leave();
    };
    const press = (event: PointerEvent) => {
      const target = event.target as Element;
      if (!dialog.current?.contains(target) && !target.closest('[data-cell]')) close.current();
    };
    dialog.current?.focus({ preventScroll: true });
    addEventListener('keydown', key);
    addEventListener('pointerdown', press);
    return () => {
      removeEventListener('keydown', key);
      removeEventListener('pointerdown', press);
    };
  }, [cellId]);

  const read = useGroup(given ? undefined : document.groups[group]);
  const block = given ?? read;
  const cell = document.fields[field];
  return (
    <section className="claim" ref={dialog} role="dialog" aria-labelledby={title} tabIndex={-1}>
      <header>
        <h2 id={title}>
          {document.name} <i>·</i> {groupName} <i>·</i> <b>{label.toLowerCase()}</b>
        </h2>
        <button
          type="button"
          className="icon"
          aria-label={t('Close')}
          onClick={() => {
            window.document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cellId)}"]`)?.focus();
            onClose();
          }}
        >
          <Icon node={X} size={16} />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, also while it has no link */}
      <section className="body" aria-labelledby={title} tabIndex={0}>
        {'absence' in cell ? (
          <Gap absence={cell.absence} block={block} field={field} />
        ) : (
          <Evidence
            claims={cell.claims}
            block={block}
            slug={entry && document.slug}
            field={field}
            now={now}
            approvedAt={entry?.approvedAt ?? null}
          />
        )}
        {entry && <Approval entry={entry} />}
      </section>
      {entry && (
        <footer>
          <CopyButton text={() => location.href}>{t('Copy link')}</CopyButton>
          <a href={historyHref({ kind: 'project', slug: document.slug, field })}>{t('History')}</a>
          <a href={projectHref(document.slug, { group })}>{t('All of {group}', { group: groupName })}</a>
          <a href={contributeHref({ kind: 'project', slug: document.slug, field })}>{t('Propose a change')}</a>
          <Later>
            <Follow
              up
              of={[
                { label: t('{field} in all projects', { field: label }), feed: `field/${field}` },
                { label: t('{system}: profile, readings, notes', { system: document.name }), feed: `project/${document.slug}` },
              ]}
            />
          </Later>
        </footer>
      )}
    </section>
  );
}
