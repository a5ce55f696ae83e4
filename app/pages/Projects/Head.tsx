import type { Overview } from '../../../registry/schema/documents.ts';
import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import type { Group } from '../../../registry/schema/vocabulary.ts';
import { sentence } from '../../state/format.ts';
import type { ProjectsView } from '../../state/route.ts';
import { StripLetters } from '../../ui/marks/index.tsx';
import { type Column, headLabel } from './columns.ts';
import { comparability, nextSort, orderWords } from './order.ts';

interface HeadProps {
  columns: readonly Column[];
  documents: readonly Overview[];
  sort: ProjectsView['sort'];
  onSort: (sort: ProjectsView['sort']) => void;
}

/** Runs of neighbouring columns of one group. */
function runsOf(columns: readonly Column[]): { group: Group; span: number }[] {
  const runs: { group: Group; span: number }[] = [];
  for (const { group } of columns) {
    const last = runs.at(-1);
    if (last?.group === group) last.span++;
    else runs.push({ group, span: 1 });
  }
  return runs;
}

/** Two rows: the groups in serif, then the fields, each a button that orders the rows by it. */
export function Head({ columns, documents, sort, onSort }: HeadProps) {
  return (
    <thead>
      <tr className="group-row">
        <td />
        {runsOf(columns).map(({ group, span }) => (
          <th key={group} scope="colgroup" colSpan={span}>
            <span>{sentence(group)}</span>
          </th>
        ))}
        <th scope="colgroup">
          <span>Known</span>
        </th>
      </tr>
      <tr className="field-row">
        <th scope="col" aria-sort={sort ? undefined : 'ascending'}>
          <button type="button" className="part" onClick={() => onSort(null)}>
            system{!sort && <span className="order">by name</span>}
          </button>
        </th>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            data-numeric={fieldOf(column.fields[0] as FieldId).value === 'number' || undefined}
            aria-sort={sort && column.fields.includes(sort.field) ? (sort.by === 'least' ? 'ascending' : 'descending') : undefined}
          >
            {column.fields.map((field) => (
              <FieldHead key={field} field={field} sort={sort} onSort={onSort} documents={documents} />
            ))}
            <Differ fields={column.fields} documents={documents} />
          </th>
        ))}
        <th
          scope="col"
          title="Black: claims from primary sources. Grey: second hand. Hatched: looked for and absent. ≠: pairs that disagree."
        >
          coverage
        </th>
      </tr>
    </thead>
  );
}

function FieldHead({ field, documents, sort, onSort }: Omit<HeadProps, 'columns'> & { field: FieldId }) {
  const { help, label, value, choices } = fieldOf(field);
  const order = sort?.field === field ? orderWords[sort.by] : null;
  return (
    <button type="button" className="part" title={`${label}. ${help}`} onClick={() => onSort(nextSort(documents, field, sort))}>
      {value === 'choices' && choices && <StripLetters choices={choices} />}
      {headLabel(field) === label.toLowerCase() ? (
        headLabel(field)
      ) : (
        <>
          <span aria-hidden="true">{headLabel(field)}</span>
          <span className="visually-hidden">{label}</span>
        </>
      )}
      {order && <span className="order">{order}</span>}
    </button>
  );
}

/** Why a column of numbers does not sort by value: once for all fields that share it. */
function Differ({ fields, documents }: { fields: readonly FieldId[]; documents: readonly Overview[] }) {
  const found = fields.map((field) => comparability(documents, field)).filter((one) => one !== null && one !== 'same');
  const [first] = found;
  if (!first) return null;
  return <span className="differ">{found.length === 1 ? `${first.differ} ${first.by}` : `${first.by} differ`}, unranked</span>;
}
