import { plural } from '../../../state/format.ts';
import { T, t } from '../../../words/t.tsx';
import type { Dispute, Move } from './dispute.ts';
import type { Run } from './runOf.ts';

/** How a watcher ends a dispute: the moves of a descent where rows are withheld, and the one entry that a contract judges. */
export function DisputeMoves({ run, dispute }: { run: Run; dispute: Dispute }) {
  if (!dispute.proof) return null;
  const { layer, i, j } = dispute.proof;
  return (
    <section className="run-dispute" aria-labelledby="run-dispute">
      <h2 id="run-dispute">{t('The dispute, as a watcher plays it')}</h2>
      <ol>
        <li>
          {t('It computes the same, and compares roots from the first layer on: layer {layer} is the first that differs.', { layer })}
        </li>
        {dispute.moves.map((move, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: moves are in their order
          <li key={n}>
            <MoveWords move={move} />
          </li>
        ))}
        {dispute.moves.length === 0 && <li>{t('The worker gives the rows of that layer. They are those of its root.')}</li>}
        <li>
          {t('It opens entry ({row}, {column}) with the rows behind it: {bytes}, and the contract computes that one entry.', {
            ...{ row: i, column: j, bytes: plural(dispute.bytes, 'byte') },
          })}
        </li>
        <li>
          <b>
            {dispute.verdict === 'malformed'
              ? t('The contract says: malformed. The worker’s bond is lost.')
              : t('The contract says: wrong. The worker’s bond is lost.')}
          </b>{' '}
          <T text="This page ran the rule in TypeScript; the contract has the same rule, and tests compare the two byte by byte." />
        </li>
      </ol>
      {run.change.kind === 'byte' && run.change.withheld && (
        <p className="run-hint">
          {t('A worker that is silent at any turn loses by the clock, and one that answers otherwise than its root loses by the answer.')}
        </p>
      )}
    </section>
  );
}

function MoveWords({ move }: { move: Move }) {
  if (move.does === 'row')
    return (
      <>{t('The worker has to give row {row}: {bytes} that hash to the node.', { row: move.index, bytes: plural(move.bytes, 'byte') })}</>
    );
  return (
    <>
      {t('The worker has to reveal the {count} nodes below the disputed one. Number {picked} is not the watcher’s, and is disputed next.', {
        ...{ count: move.nodes, picked: move.picked },
      })}{' '}
      <svg viewBox={`0 0 ${move.nodes * 12} 10`} width={move.nodes * 12} aria-hidden="true">
        {Array.from({ length: move.nodes }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a node is its place
          <rect key={at} x={at * 12 + 0.5} y="0.5" width="9" height="9" data-picked={at === move.picked || undefined} />
        ))}
      </svg>
    </>
  );
}
