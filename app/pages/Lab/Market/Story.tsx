import { isOver, isWorkersTurn, type TaskView } from '../../../../lab/process/ledger.ts';
import { t } from '../../../words/t.tsx';
import { Descent } from './Descent.tsx';
import { Stand } from './Stand.tsx';
import { gamesOf, type Scene, short, standingOf } from './scene.ts';
import { Until } from './Tasks.tsx';
import { amountOf, clockOf, familyWord, nameOf, sentenceOf } from './words.ts';

/** One task: what was agreed to, what happened, and its games as descents. */
export function Story({ scene, task }: { scene: Scene; task: TaskView }) {
  const { now, source } = scene;
  const { quote } = task;
  const told = (now.stories.get(task.id) ?? []).flatMap(({ frame, event }) => {
    const sentence = sentenceOf(event, frame, now, source);
    return sentence ? [{ frame, sentence }] : [];
  });
  return (
    <section className="market-story" aria-labelledby="market-story">
      <h2 id="market-story">
        {t('Task {task}', { task: short(task.id) })} <Stand standing={standingOf(task, now)} />
      </h2>
      <dl>
        <div>
          <dt>{t('Verified by')}</dt>
          <dd>{familyWord(task.family)}</dd>
        </div>
        <div>
          <dt>{t('Price')}</dt>
          <dd>{amountOf(quote.price)}</dd>
        </div>
        <div>
          <dt>{t('Bond of the worker')}</dt>
          <dd>{amountOf(quote.workerBond)}</dd>
        </div>
        <div>
          <dt>{t('Until')}</dt>
          <dd>
            <Until scene={scene} task={task} />
          </dd>
        </div>
      </dl>
      <ol>
        {told.map(({ frame, sentence }) => (
          <li key={`${frame.block} ${sentence}`}>
            <span className="market-when">
              {`${frame.block}`}
              <small>{clockOf(frame.time).slice(11)}</small>
            </span>
            {sentence}
          </li>
        ))}
      </ol>
      {gamesOf(task, now).map((game) => (
        <figure key={`${game.id}`} className="market-game">
          <figcaption>
            {t('Game {game}', { game: `${game.id}` })}
            <small>
              {isOver(game)
                ? t('has ended')
                : turnWords(nameOf(isWorkersTurn(game) ? quote.worker : game.challenger, source), now.turns.get(game.id))}
            </small>
          </figcaption>
          <Descent game={game} story={now.stories.get(task.id) ?? []} />
        </figure>
      ))}
    </section>
  );
}

function turnWords(who: string, until: number | undefined): string {
  return until === undefined
    ? t('the turn of {who}', { who })
    : t('the turn of {who}, until {time}', { who, time: clockOf(until).slice(11) });
}
