import { type WorkloadName, workloadNames } from '../../../../lab/model/workloadNames.ts';
import { labHref } from '../../../state/route/lab.ts';
import { t } from '../../../words/t.tsx';
import { firstWorkload, workloadWords } from './workloads.ts';

/** Which work: words, one of them chosen. */
export function Work({ workload }: { workload: WorkloadName }) {
  return (
    <nav className="lab-work" aria-label={t('The work')}>
      <span>{t('The work:')}</span>
      {workloadNames.map((name) => (
        <a
          key={name}
          href={labHref({ table: name === firstWorkload ? {} : { work: name } })}
          aria-current={name === workload ? 'true' : undefined}
        >
          {t(workloadWords[name])} <span className="mono">{name}</span>
        </a>
      ))}
    </nav>
  );
}
