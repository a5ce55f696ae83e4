import { ArrowDown, ArrowUp, X } from 'lucide';
import { useLayoutEffect, useRef } from 'react';
import { type FieldId, fieldOf, fields } from '../../../../registry/schema/fields.ts';
import { type Group, groups } from '../../../../registry/schema/vocabulary.ts';
import { sentence } from '../../../state/format.ts';
import { densities, type ProjectsView } from '../../../state/route/projects.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { fieldLabel, label, t, word } from '../../../words/t.tsx';
import { change } from '../change.ts';
import { type Column, condensedColumns, densityOf, fieldsOf } from '../columns.ts';
import { Panel, type PanelProps } from './Panel.tsx';

const densityWords = { line: word('one line'), fit: word('what fits'), full: word('all of it') } as const;

/** Which fields have a column, in which order, and how much of each cell is shown. */
export default function ColumnsPanel({ view, columns, ...panel }: PanelProps & { view: ProjectsView; columns: readonly Column[] }) {
  const shown = fieldsOf(columns);
  return (
    <Panel {...panel} label={t('Columns')}>
      <div className="columns-panel">
        <Fields shown={shown} />
        <div>
          <Density view={view} />
          <Ordered shown={shown} />
          <div className="acts">
            <button
              type="button"
              className="textbutton"
              disabled={view.columns.length === 0 && view.groups.length === 0 && view.density === null}
              onClick={() => change({ columns: [], groups: [], density: null })}
            >
              {t('Back to the condensed table')}
            </button>
          </div>
        </div>
      </div>
    </Panel>
  );
}

/** Asks for some columns in an order; for the condensed ones by their having none chosen. */
function show(columns: readonly FieldId[]): void {
  change({ groups: [], columns: columns.join() === fieldsOf(condensedColumns()).join() ? [] : columns });
}

const byDictionary = (a: FieldId, b: FieldId) => order.indexOf(a) - order.indexOf(b);
const order: readonly FieldId[] = fields.map(({ id }) => id);

/** Where a field goes that gets a column: behind the last one of its group, else before the first that comes later in the dictionary. */
function withField(shown: readonly FieldId[], id: FieldId): readonly FieldId[] {
  const last = shown.findLastIndex((one) => fieldOf(one).group === fieldOf(id).group);
  const later = shown.findIndex((one) => byDictionary(one, id) > 0);
  const at = last >= 0 ? last + 1 : later >= 0 ? later : shown.length;
  return shown.toSpliced(at, 0, id);
}

function Fields({ shown }: { shown: readonly FieldId[] }) {
  const toggle = (ids: readonly FieldId[], on: boolean) => {
    const rest = shown.filter((one) => !ids.includes(one));
    const next = on ? ids.reduce((list, id) => (list.includes(id) ? list : withField(list, id)), shown) : rest;
    if (next.length > 0) show(next);
  };
  return (
    <div className="fields">
      {groups.map((group) => (
        <GroupOf key={group} group={group} shown={shown} toggle={toggle} />
      ))}
    </div>
  );
}

function GroupOf({
  group,
  shown,
  toggle,
}: {
  group: Group;
  shown: readonly FieldId[];
  toggle: (ids: readonly FieldId[], on: boolean) => void;
}) {
  const ids = fields.filter((field) => field.group === group).map(({ id }) => id);
  const count = ids.filter((id) => shown.includes(id)).length;
  return (
    <fieldset>
      <legend>
        <label>
          <input
            type="checkbox"
            checked={count === ids.length}
            ref={(box) => {
              if (box) box.indeterminate = count > 0 && count < ids.length;
            }}
            onChange={({ target }) => toggle(ids, target.checked)}
          />
          {sentence(label(group))}
          <span aria-hidden="true">{t('{count} of {all}', { count, all: ids.length })}</span>
        </label>
      </legend>
      {ids.map((id) => (
        <label key={id}>
          <input type="checkbox" checked={shown.includes(id)} onChange={({ target }) => toggle([id], target.checked)} />
          {fieldLabel(id)}
        </label>
      ))}
    </fieldset>
  );
}

/** The chosen fields in their order; the buttons that move one keep the focus while it moves. */
function Ordered({ shown }: { shown: readonly FieldId[] }) {
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ id: FieldId; by: -1 | 1 }>(null);
  useLayoutEffect(() => {
    const { id, by } = moved.current ?? {};
    if (id) list.current?.querySelector<HTMLElement>(`[data-field="${id}"] [data-by="${by}"]`)?.focus();
  });
  const move = (id: FieldId, by: -1 | 1) => {
    const at = shown.indexOf(id);
    if (at + by < 0 || at + by >= shown.length) return;
    moved.current = { id, by };
    show(shown.toSpliced(at, 1).toSpliced(at + by, 0, id));
  };
  const last = moved.current?.id;
  return (
    <>
      <h3 id="column-order">{t('Shown, in this order')}</h3>
      <ol className="ordered" ref={list} aria-labelledby="column-order">
        {shown.map((id, at) => (
          <li key={id} data-field={id}>
            <span>
              {fieldLabel(id)} <small>{label(fieldOf(id).group)}</small>
            </span>
            <Mover label={t('Move {field} up', { field: fieldLabel(id) })} by={-1} end={at === 0} onMove={() => move(id, -1)} />
            <Mover
              label={t('Move {field} down', { field: fieldLabel(id) })}
              by={1}
              end={at === shown.length - 1}
              onMove={() => move(id, 1)}
            />
            <button
              type="button"
              aria-label={t('Leave out {field}', { field: fieldLabel(id) })}
              aria-disabled={shown.length === 1}
              onClick={() => shown.length > 1 && show(shown.filter((one) => one !== id))}
            >
              <Icon node={X} />
            </button>
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {last &&
          shown.includes(last) &&
          t('{field} is column {at} of {all}', { field: fieldLabel(last), at: shown.indexOf(last) + 1, all: shown.length })}
      </p>
    </>
  );
}

function Mover({ label: name, by, end, onMove }: { label: string; by: -1 | 1; end: boolean; onMove: () => void }) {
  return (
    <button type="button" data-by={by} aria-label={name} aria-disabled={end} onClick={onMove}>
      <Icon node={by < 0 ? ArrowUp : ArrowDown} />
    </button>
  );
}

function Density({ view }: { view: ProjectsView }) {
  const usual = densityOf({ ...view, density: null });
  return (
    <fieldset className="density">
      <legend>{t('Of each cell')}</legend>
      {densities.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="density"
            checked={densityOf(view) === one}
            onChange={() => change({ density: one === usual ? null : one })}
          />
          {t(densityWords[one])}
        </label>
      ))}
    </fieldset>
  );
}
