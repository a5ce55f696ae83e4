import type { GameView } from '../../../../lab/process/ledger.ts';
import { plural } from '../../../state/format.ts';
import { t } from '../../../words/t.tsx';
import { descentOf, type Story } from './descentOf.ts';
import { tensorWord } from './words.ts';

const PITCH = 20;
const SIDE = 14;
const DROP = 40;
const WIDTH = 16 * PITCH;
/** Bytes of a row that are shown. */
const SHOWN = 12;

/** A game drawn as a descent: each answer a line of nodes below the one that was picked, down to a row. The story beside it says the same in words. */
export function Descent({ game, story }: { game: GameView; story: Story }) {
  const { operand, levels, row, isProved } = descentOf(game, story);
  if (operand === undefined)
    return (
      <p className="market-direct">
        {isProved
          ? t('The rows were given: one entry was shown to the referee at once, and nothing had to be demanded.')
          : t('Nothing was demanded yet.')}
      </p>
    );
  let above = WIDTH / 2;
  const drawn = levels.map(({ nodes, picked }, n) => {
    const span = (nodes - 1) * PITCH;
    const left = Math.min(Math.max(above - span / 2, SIDE / 2), WIDTH - SIDE / 2 - span);
    const top = (n + 1) * DROP;
    const from = above;
    if (picked !== undefined) above = left + picked * PITCH;
    return { nodes, picked, left, top, from, span };
  });
  const bottom = (levels.length + (row ? 1 : 0)) * DROP + SIDE;
  return (
    <>
      <p className="market-demanded">{t('Demanded: {tensor}', { tensor: tensorWord(operand) })}</p>
      <svg className="market-descent" viewBox={`-1 -1 ${WIDTH + 2} ${bottom + 2}`} width={WIDTH + 2} height={bottom + 2} aria-hidden="true">
        <rect className="picked" x={WIDTH / 2 - SIDE / 2} y={0} width={SIDE} height={SIDE} />
        {drawn.map(({ nodes, picked, left, top, from, span }) => (
          <g key={top}>
            <path d={`M${from} ${top - DROP + SIDE}L${left} ${top}M${from} ${top - DROP + SIDE}L${left + span} ${top}`} />
            {Array.from({ length: nodes }, (_, i) => left + i * PITCH).map((x, i) => (
              <rect key={x} className={i === picked ? 'picked' : undefined} x={x - SIDE / 2} y={top} width={SIDE} height={SIDE} />
            ))}
          </g>
        ))}
        {row && <path d={`M${above} ${bottom - DROP}V${bottom - SIDE}`} />}
        {row && (
          <rect
            className={isProved ? 'fraud' : 'picked'}
            x={Math.min(Math.max(above - 60, 0), WIDTH - 120)}
            y={bottom - SIDE}
            width={120}
            height={SIDE}
          />
        )}
      </svg>
      <p className="market-row">
        {levels.length > 0 &&
          t('{count} of the tree were revealed in {answers}.', {
            count: plural(
              levels.reduce((sum, { nodes }) => sum + nodes, 0),
              'node',
            ),
            answers: plural(levels.length, 'answer'),
          })}{' '}
        {row && t('Row {index}, {bytes}:', { index: row.index, bytes: plural(row.bytes.length, 'byte') })}{' '}
        {row && (
          <span className="mono">{`${[...row.bytes.slice(0, SHOWN)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}${row.bytes.length > SHOWN ? ' …' : ''}`}</span>
        )}
      </p>
    </>
  );
}
