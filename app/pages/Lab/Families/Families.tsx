import { lazy, useCallback, useMemo } from 'react';
import { LAB_KEY } from '../../../../registry/schema/labKey.ts';
import { useMetric } from '../../../state/register.ts';
import { historyHref } from '../../../state/route/history.ts';
import type { LabView } from '../../../state/route/lab.ts';
import { useMedia } from '../../../state/useMedia.ts';
import { Later } from '../../../ui/Boundary.tsx';
import { Gauge } from '../../../ui/marks/index.tsx';
import { t } from '../../../words/t.tsx';
import { JsonLink, OnHeads, Refused, Waiting } from '../../Instead.tsx';
import { Cards } from './Cards.tsx';
import { byPlace } from './cells.ts';
import { change } from './change.ts';
import { Sizes } from './Sizes.tsx';
import { Table } from './Table.tsx';
import { placeIn, type Verified } from './view.ts';
import { Work } from './Work.tsx';
import { workloadIn } from './workloads.ts';
import './families.css';

const Opened = lazy(() => import('./Opened.tsx'));
const Everything = lazy(() => import('./Everything.tsx'));

/** The families side by side on one workload, from the readings that the register holds under the key `lab`. */
export default function Families({ view }: { view: LabView }) {
  const metric = useMetric(LAB_KEY);
  if (metric === 'loading')
    return (
      <OnHeads>
        <Waiting what={t('The readings of the Lab')} />
      </OnHeads>
    );
  if (metric === 'none') return <p className="lab-lead">{t('This register holds no readings of the Lab.')}</p>;
  if (metric.state !== 'verified') return 'error' in metric ? <Refused {...metric} /> : <Waiting what={t('The readings of the Lab')} />;
  return <Shown view={view} metric={metric} />;
}

function Shown({ view: { table }, metric }: { view: LabView; metric: Verified }) {
  const { document, entry } = metric;
  const narrow = useMedia('(max-width: 700px)');
  const places = useMemo(() => byPlace(document), [document]);
  const workload = workloadIn(table.work);
  const cell = placeIn(table.cell);
  const close = useCallback(() => change({ cell: undefined }), []);
  const Rows = narrow ? Cards : Table;
  return (
    <section className="lab-families">
      <p className="lab-lead">
        {t(
          'Figures of families at toy size, each on the same work. They rank no listed system. Contracts are unaudited, for test networks.',
        )}
      </p>
      <Work workload={workload} />
      <p className="lab-held">
        <Gauge rung={document.readings[0]?.rung ?? 'measured'} word />
        <span lang="en">{document.sources.run?.title}</span>
        <span>{t('held {asOf}, revision {version}', { asOf: document.readings[0]?.asOf ?? '', version: entry.version })}</span>
        <a href={historyHref({ kind: 'metric', slug: LAB_KEY })}>{t('History')}</a>
        <JsonLink digest={entry.digest}>{t('Its bytes at a gateway')}</JsonLink>
      </p>
      <Rows places={places} workload={workload} opened={cell} />
      <p className="lab-note">
        {t(
          'A ratio is the median processor time against that of the bare work in the same kernel, with the least and the most under it. A dash says why there is nothing to count.',
        )}
      </p>
      {cell && (
        <Later>
          <Opened key={table.cell} place={cell} places={places} workload={workload} metric={metric} onClose={close} />
        </Later>
      )}
      <Sizes places={places} />
      <Later>
        <Everything metric={document} workload={workload} />
      </Later>
    </section>
  );
}
