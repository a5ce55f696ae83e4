import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import type { Group } from '../../../registry/schema/vocabulary.ts';
import { type Comparability, nextSort } from '../../../registry/table/order.ts';
import { sentence } from '../../state/format.ts';
import type { ProjectsView } from '../../state/route/projects.ts';
import { StripLetters } from '../../ui/marks/index.tsx';
import { fieldLabel, label, t, word } from '../../words/t.tsx';
import { type Column, headLabel, MOST_SQUARES } from './columns.ts';
import { orderWord } from './orderOf.ts';

interface HeadProps {
  columns: readonly Column[];
  /** What each field asks, once it is there. */
  help: Readonly<Record<FieldId, string>> | undefined;
  /** Whether the numbers of a field may be ranked. */
  comparable: (field: FieldId) => Comparability;
  sort: ProjectsView['sort'];
  onSort: (sort: ProjectsView['sort']) => void;
}

/** Runs of neighbouring columns of one group; a group whose columns do not stand together has several. */
export function runsOf(columns: readonly Column[]): { key: string; group: Group; columns: readonly Column[] }[] {
  const runs: { key: string; group: Group; columns: Column[] }[] = [];
  for (const column of columns) {
    const last = runs.at(-1);
    if (last?.group === column.group) last.columns.push(column);
    else runs.push({ key: column.id, group: column.group, columns: [column] });
  }
  return runs;
}

/** Two rows: the groups in serif, then the fields, each a button that orders the rows by it. */
export function Head({ columns, help, comparable, sort, onSort }: HeadProps) {
  return (
    <thead>
      <tr className="group-row">
        <td />
        {runsOf(columns).map(({ key, group, columns: run }) => (
          <th key={key} scope="colgroup" colSpan={run.length}>
            <span>{sentence(label(group))}</span>
          </th>
        ))}
        <th scope="colgroup">
          <span>{t('Known')}</span>
        </th>
      </tr>
      <tr className="field-row">
        <th scope="col" aria-sort={sort ? undefined : 'ascending'}>
          <button type="button" className="part" onClick={() => onSort(null)}>
            {t('System')}
            {!sort && <span className="order">{t('by name')}</span>}
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
          title={t('Black: claims from primary sources. Grey: second hand. Hatched: looked for and absent. ≠: pairs that disagree.')}
        >
          {t('coverage')}
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
  const { value, choices } = fieldOf(field);
  const name = fieldLabel(field);
  const order = sort?.field === field ? orderWord(sort.by) : null;
  return (
    <button
      type="button"
      className="part"
      title={help ? `${name}. ${help}` : name}
      onClick={() => onSort(nextSort(comparable(field), field, sort))}
    >
      {value === 'choices' && choices && choices.length <= MOST_SQUARES && <StripLetters choices={choices} />}
      {headLabel(field) === name.toLowerCase() ? (
        headLabel(field)
      ) : (
        <>
          <span aria-hidden="true">{headLabel(field)}</span>
          <span className="visually-hidden">{name}</span>
        </>
      )}
      {order && <span className="order">{order}</span>}
    </button>
  );
}

/** In what numbers differ that may not be ranked. */
const kinds = { units: word('units'), workloads: word('workloads'), subjects: word('subjects') };

/** Why a column of numbers does not sort by value: once for all fields that share it. */
function Differ({ fields, comparable }: Pick<HeadProps, 'comparable'> & { fields: readonly FieldId[] }) {
  const found = fields.map((field) => comparable(field)).filter((one) => one !== null && one !== 'same');
  const [first] = found;
  if (!first) return null;
  const values = { count: first.differ, by: t(kinds[first.by as keyof typeof kinds] ?? first.by) };
  return <span className="differ">{found.length === 1 ? t('{count} {by}, unranked', values) : t('{by} differ, unranked', values)}</span>;
}
