import type { TaskView } from '../../../../lab/process/ledger.ts';
import { countsOf } from '../../../../lab/process/market.ts';
import { plural } from '../../../state/format.ts';
import { t } from '../../../words/t.tsx';
import { marketHref } from './goTo.ts';
import { Stand } from './Stand.tsx';
import { type Scene, short, standingOf } from './scene.ts';
import { amountOf, clockOf, familyWord, nameOf } from './words.ts';

/** Every task of the block that is looked at, in the order in which they were funded. */
export function Tasks({ scene, chosen, isFollowing }: { scene: Scene; chosen: TaskView | undefined; isFollowing: boolean }) {
  const { now, source, steps, step } = scene;
  const counts = countsOf(now);
  const block = step === steps.length - 1 ? undefined : steps[step]?.block;
  return (
    <section aria-labelledby="market-tasks">
      <h2 id="market-tasks">{t('All tasks')}</h2>
      <p className="market-counts">
        {t('{tasks}: {final} final, {slashed} slashed, {refunded} refunded, {open} open. {games}, {openGames} open.', {
          ...{ tasks: plural(counts.tasks, 'task'), final: counts.final, slashed: counts.slashed, refunded: counts.refunded },
          ...{ open: counts.funded + counts.submitted, games: plural(counts.games, 'game'), openGames: counts.openGames },
        })}
      </p>
      {counts.tasks > 0 && (
        <table className="market-table">
          <thead>
            <tr>
              <th scope="col">{t('Task')}</th>
              <th scope="col" className="wide">
                {t('Verified by')}
              </th>
              <th scope="col">{t('Worker')}</th>
              <th scope="col" className="wide">
                {t('Payer')}
              </th>
              <th scope="col" className="number">
                {t('Price')}
              </th>
              <th scope="col" className="number wide">
                {t('Bond')}
              </th>
              <th scope="col">{t('Stands')}</th>
              <th scope="col" className="wide">
                {t('Until')}
              </th>
            </tr>
          </thead>
          <tbody>
            {[...now.ledger.tasks.values()].map((task) => (
              <tr key={task.id} data-task={short(task.id)} aria-current={task === chosen ? (isFollowing ? 'step' : 'true') : undefined}>
                <th scope="row">
                  <a className="mono" href={marketHref({ block, task: task.id })}>
                    {short(task.id)}
                  </a>
                </th>
                <td className="wide">{familyWord(task.family)}</td>
                <td>{nameOf(task.quote.worker, source)}</td>
                <td className="wide">{nameOf(task.payer, source)}</td>
                <td className="number">{amountOf(task.quote.price)}</td>
                <td className="number wide">{amountOf(task.quote.workerBond)}</td>
                <td>
                  <Stand standing={standingOf(task, now)} />
                </td>
                <td className="wide market-until">
                  <Until scene={scene} task={task} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The last second of the present stage, or the block that ended the task. */
export function Until({ scene: { now }, task }: { scene: Scene; task: TaskView }) {
  const deadline = now.deadlines.get(task.id);
  if (deadline?.paused) return t('a game is open: the clock stands');
  if (deadline) return clockOf(deadline.until);
  const end = now.stories.get(task.id)?.find(({ event }) => ['Settled', 'Slashed', 'Refunded'].includes(event.eventName));
  return end ? t('ended in block {block}', { block: `${end.frame.block}` }) : '–';
}
