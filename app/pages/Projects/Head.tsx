import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import type { Group } from '../../../registry/schema/vocabulary.ts';
import { type Comparability, nextSort, orderWords } from '../../../registry/table/order.ts';
import { sentence } from '../../state/format.ts';
import type { ProjectsView } from '../../state/route/projects.ts';
import { StripLetters } from '../../ui/marks/index.tsx';
import { type Column, headLabel } from './columns.ts';

interface HeadProps {
  columns: readonly Column[];
  /** What each field asks, once it is there. */
  help: Readonly<Record<FieldId, string>> | undefined;
  /** Whether the numbers of a field may be ranked. */
  comparable: (field: FieldId) => Comparability;
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
export function Head({ columns, help, comparable, sort, onSort }: HeadProps) {
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
              <FieldHead key={field} field={field} help={help?.[field]} sort={sort} onSort={onSort} comparable={comparable} />
            ))}
            <Differ fields={column.fields} comparable={comparable} />
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

function FieldHead({
  field,
  help,
  comparable,
  sort,
  onSort,
}: Omit<HeadProps, 'columns' | 'help'> & { field: FieldId; help: string | undefined }) {
  const { label, value, choices } = fieldOf(field);
  const order = sort?.field === field ? orderWords[sort.by] : null;
  return (
    <button
      type="button"
      className="part"
      title={help ? `${label}. ${help}` : label}
      onClick={() => onSort(nextSort(comparable(field), field, sort))}
    >
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
function Differ({ fields, comparable }: Pick<HeadProps, 'comparable'> & { fields: readonly FieldId[] }) {
  const found = fields.map((field) => comparable(field)).filter((one) => one !== null && one !== 'same');
  const [first] = found;
  if (!first) return null;
  return <span className="differ">{found.length === 1 ? `${first.differ} ${first.by}` : `${first.by} differ`}, unranked</span>;
}
