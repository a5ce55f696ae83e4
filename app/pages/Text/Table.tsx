import type { PageTable } from '../../../registry/schema/index.ts';
import { useMedia } from '../../state/useMedia.ts';
import { Markdown } from './Markdown.tsx';
import './table.css';

/** A table of a page. On a phone each row is a list of its own, with the names of the columns in it. */
export function Table({ table: { columns, rows }, label }: { table: PageTable; label: string }) {
  const narrow = useMedia('(max-width: 820px)');
  // A parsed text never changes, so a row is known by its place.
  if (narrow)
    return (
      <div className="text-rows">
        {rows.map((row, r) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <dl key={r}>
            {row.map((cell, c) => (
              <div key={columns[c] ?? c}>
                <dt>{columns[c]}</dt>
                <dd>
                  <Markdown>{cell}</Markdown>
                </dd>
              </div>
            ))}
          </dl>
        ))}
      </div>
    );
  return (
    <table className="text-table" aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, r) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <tr key={r}>
            {row.map((cell, c) => {
              const Cell = c === 0 ? 'th' : 'td';
              return (
                <Cell key={columns[c] ?? c} {...(c === 0 ? { scope: 'row' } : {})}>
                  <Markdown>{cell}</Markdown>
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
