import { ListFilter } from 'lucide';
import { useEffect, useRef } from 'react';
import { fields } from '../../../registry/schema/fields.ts';
import { families, groups, labelOf, lifecycles, parties, permissions } from '../../../registry/schema/vocabulary.ts';
import { gapViews } from '../../../registry/table/view.ts';
import { sentence } from '../../state/format.ts';
import type { ProjectsView } from '../../state/route/projects.ts';
import { Icon } from '../../ui/Icon.tsx';
import { change } from './change.ts';
import type { Column } from './columns.ts';

/** The filters: words with an underlined value. Each is a native select, so that keyboard and phone know it. */
export function Filters({ view, columns }: { view: ProjectsView; columns: readonly Column[] }) {
  const find = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || (event.target as Element).closest('input, select, textarea')) return;
      event.preventDefault();
      find.current?.focus();
    };
    addEventListener('keydown', slash);
    return () => removeEventListener('keydown', slash);
  }, []);
  const shown = columns.reduce((sum, column) => sum + column.fields.length, view.groups.length === 0 ? 1 : 0);
  return (
    <search className="filters" aria-label="Filter the systems">
      <Icon node={ListFilter} />
      <Choice label="Verification" any="any" list={families} value={view.family} onChange={(family) => change({ family })} />
      <Choice label="Must be honest" any="any" list={parties} value={view.party} onChange={(party) => change({ party })} />
      <Choice label="Entry" any="any" list={permissions} value={view.permission} onChange={(permission) => change({ permission })} />
      <Choice label="Life" any="any" list={lifecycles} value={view.life} onChange={(life) => change({ life })} />
      <Choice label="Rows with gaps" list={gapViews} value={view.gaps} onChange={(gaps) => change({ gaps: gaps ?? 'shown' })} />
      <details
        className="chooser"
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.open = false;
        }}
      >
        <summary>
          Columns{' '}
          <b>
            {view.groups.length === 0 ? `condensed, ${shown}` : shown} of {fields.length}
          </b>
        </summary>
        <fieldset>
          <legend>In place of the condensed columns, all fields of</legend>
          {groups.map((group) => (
            <label key={group}>
              <input
                type="checkbox"
                checked={view.groups.includes(group)}
                onChange={(event) =>
                  change({ groups: groups.filter((one) => (one === group ? event.target.checked : view.groups.includes(one))) })
                }
              />
              {sentence(group)} <span>{fields.filter((field) => field.group === group).length}</span>
            </label>
          ))}
          <button type="button" className="textbutton" disabled={view.groups.length === 0} onClick={() => change({ groups: [] })}>
            Back to condensed
          </button>
        </fieldset>
      </details>
      <label className="find">
        <span className="visually-hidden">Find by name or category</span>
        <input
          ref={find}
          type="search"
          placeholder="Find"
          value={view.find}
          maxLength={60}
          onChange={(event) => change({ find: event.target.value })}
        />
        <kbd>/</kbd>
      </label>
    </search>
  );
}

function Choice<T extends string>({
  label,
  any,
  list,
  value,
  onChange,
}: {
  label: string;
  any?: string;
  list: readonly T[];
  value: T | null;
  onChange: (value: T | null) => void;
}) {
  return (
    <label className="choice">
      {label}
      <select value={value ?? ''} onChange={(event) => onChange(list.find((one) => one === event.target.value) ?? null)}>
        {any && <option value="">{any}</option>}
        {list.map((one) => (
          <option key={one} value={one}>
            {labelOf(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
