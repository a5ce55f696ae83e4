import { Check as CheckIcon, TriangleAlert, X } from 'lucide';
import type { QueueItem } from '../../../registry/records/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import { t, word } from '../../words/t.tsx';
import { checksOf } from './checks.ts';
import type { Subject } from './subject.ts';

const icons = { good: CheckIcon, look: TriangleAlert, bad: X } as const;
const spoken = { good: word('in order'), look: word('look at this'), bad: word('not in order') } as const;

/** What this browser has checked itself. A good check says nothing of whether a claim is true. */
export function Checks({ item, subject }: { item: QueueItem; subject: Subject }) {
  return (
    <section className="panel" aria-labelledby="checks">
      <h2 id="checks">{t('Checks')}</h2>
      <ul className="checks">
        {checksOf(item, subject).map(({ verdict, words, issues, foreign }) => (
          <li key={words} data-verdict={verdict}>
            <Icon node={icons[verdict]} />
            <span>
              <span className="visually-hidden">{t(spoken[verdict])}: </span>
              <span lang={foreign ? 'en' : undefined}>{words}</span>
              {issues && issues.length > 0 && (
                <ul>
                  {issues.slice(0, 12).map(({ path, reason }) => (
                    <li key={path + reason} lang="en">
                      <code className="mono">{path || '(document)'}</code> {reason}
                    </li>
                  ))}
                  {issues.length > 12 && <li>{t('and {count} more', { count: issues.length - 12 })}</li>}
                </ul>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
