import { Monogram } from '../../../ui/marks/index.tsx';
import { Row, type RowProps } from '../Row.tsx';
import { useTurn } from './useTurn.ts';

/** A row of many, by its name alone until it is its turn to be drawn in full. */
export function RowInTurn({ height, ...props }: RowProps & { height: number }) {
  const turn = useTurn();
  if (turn) return <Row {...props} />;
  const { row, columns, index = 0, measure } = props;
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 3} data-turn>
      <th scope="row" style={{ height }}>
        <span className="system">
          <Monogram letters={row.state === 'verified' ? row.document.monogram : ''} />
          <span className="name">{row.state === 'verified' ? row.document.name : row.entry.key}</span>
        </span>
      </th>
      <td colSpan={columns.length + 1} />
    </tr>
  );
}
