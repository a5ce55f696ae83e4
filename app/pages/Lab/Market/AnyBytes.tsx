import { anyBytes } from '../../../../lab/process/anyBytes.ts';
import type { TaskView } from '../../../../lab/process/ledger.ts';
import { projectHref } from '../../../state/route/project.ts';
import { T, t, word } from '../../../words/t.tsx';
import { marketHref } from './goTo.ts';
import { Stand } from './Stand.tsx';
import { endOf, movedBy, type Scene, standingOf } from './scene.ts';
import { amountOf, changeOf, familyWord, nameOf } from './words.ts';

/** A proper name. */
const showcase = 'DEMLE';

/** Who looked, of each family that the bytes were sent to. */
const looked: Readonly<Partial<Record<TaskView['family'], string>>> = {
  acceptance: word('Nobody checks: the payer accepts without looking, and the contract pays.'),
  optimistic: word('A watcher computes the same, opens a game and demands the rows behind the bytes. There are none, so silence loses.'),
  bilinear: word('The contract checks the whole product itself. No proof leads to these bytes, so none is accepted, and time runs out.'),
};

/** The same worthless bytes, sent as a result to a task of each of several families. */
export function AnyBytes({ scene }: { scene: Scene }) {
  const { whole, now, steps, source } = scene;
  const sent = [...whole.ledger.tasks.values()].filter(({ layerRoots: [root] }) => root === anyBytes);
  if (sent.length === 0) return null;
  return (
    <section className="market-anybytes" aria-labelledby="market-anybytes">
      <h2 id="market-anybytes">{t('“Any bytes are a proof”, replayed')}</h2>
      <p className="market-lead">
        <T
          text="An early showcase, {showcase}, let a contract mint a token for any bytes that were new, and names verification itself as what is left to solve. Here the same bytes are sent as the result of one product, to a task of each of three families:"
          showcase={<a href={projectHref('demle', { group: 'verification' })}>{showcase}</a>}
        />
      </p>
      <p className="market-bytes">
        <span className="mono">{anyBytes}</span> {t('which is the text of the title, in letters and zeros')}
      </p>
      <div className="market-verdicts">
        {sent.map(({ id, family }) => {
          const why = looked[family];
          const task = now.ledger.tasks.get(id);
          const end = task && endOf(task, now.stories);
          const moved = task && end && movedBy(task, end);
          return (
            <section key={id} data-family={family}>
              <h3>{familyWord(family)}</h3>
              {why && <p>{t(why)}</p>}
              {task ? (
                <p>
                  <a href={marketHref({ block: steps.at(-1) === steps[scene.step] ? undefined : steps[scene.step]?.block, task: id })}>
                    <Stand standing={standingOf(task, now)} />
                  </a>
                </p>
              ) : (
                <p className="market-quiet">{t('Not sent yet in this block.')}</p>
              )}
              {moved && (
                <dl>
                  {moved.of.map(({ account, amount }) => (
                    <div key={account}>
                      <dt>{nameOf(account, source)}</dt>
                      <dd className="number">{changeOf(amount)}</dd>
                    </div>
                  ))}
                  {moved.lost > 0n && (
                    <div>
                      <dt>{t('nobody any more')}</dt>
                      <dd className="number">{amountOf(moved.lost)}</dd>
                    </div>
                  )}
                </dl>
              )}
            </section>
          );
        })}
      </div>
      <p className="market-counts">
        {t(
          'This compares ways of checking, and ranks nobody: what a listed system does stands in its profile, with its sources and dates.',
        )}
      </p>
    </section>
  );
}
