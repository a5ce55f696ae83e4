import { parseWorkload } from '../../../../lab/bench/quantities.ts';
import type { WorkloadName } from '../../../../lab/model/workloadNames.ts';
import type { Metric } from '../../../../registry/schema/documents.ts';
import { t } from '../../../words/t.tsx';
import { ReadingsTable } from '../../Project/ReadingsTable.tsx';
import '../../Project/tables.css';

/** Every reading of a workload in words, those too that no column shows. */
export default function Everything({ metric, workload }: { metric: Metric; workload: WorkloadName }) {
  const readings = metric.readings.filter((one) => parseWorkload(one.workload)?.workload === workload);
  return (
    <details className="lab-everything">
      <summary>{t('All {count} readings of this work, as a table', { count: readings.length })}</summary>
      <ReadingsTable metric={{ ...metric, readings }} />
    </details>
  );
}
