import type { Part, Verdict } from '../../../registry/comparison/verdict.ts';
import { formatNumber } from '../../state/format.ts';
import { T, t, word } from '../../words/t.tsx';

const why: Readonly<Record<Part, string>> = {
  currency: word('the currencies differ ({values}), and no rate between them is on record.'),
  unit: word('the units differ: {values}.'),
  workload: word('the workloads differ: {values}.'),
  subject: word('each number counts something of its own; the line under it says what.'),
};
const whySame: Readonly<Record<Part, string>> = {
  currency: word('same workload, but the currencies differ ({values}), and no rate between them is on record.'),
  unit: word('same workload, but the units differ: {values}.'),
  workload: word('same unit, but the workloads differ: {values}.'),
  subject: word('same unit, but each number counts something of its own; the line under it says what.'),
};

/** The verdict on a row of numbers: that they share an axis, or which part keeps them apart. */
export function Strip({ verdict }: { verdict: Verdict }) {
  if (!verdict.comparable) {
    const { differs, values, same } = verdict;
    return (
      <T
        text="{verdict} {why}"
        verdict={<b>{t('Not comparable:')}</b>}
        why={t((same ? whySame : why)[differs], { values: values.join(t('; ')) })}
      />
    );
  }
  const { unit, workload, least, most } = verdict;
  const counts = [unit, workload].filter(Boolean).join(', ');
  return (
    <>
      <T
        text="{verdict} both parts count {counts}; bars from zero."
        verdict={<b>{t('Comparable:')}</b>}
        counts={<span lang="en">{counts}</span>}
      />{' '}
      {least > 0 &&
        most > least &&
        t('The largest is {times} times the smallest.', { times: formatNumber(Number((most / least).toPrecision(3))) })}
    </>
  );
}
