import { formatShort } from '../../../state/format.ts';
import { SparkLine } from '../../../ui/chart/SparkLine.tsx';
import { type Figure, useSeries } from '../../../ui/chart/useSeries.ts';
import { t } from '../../../words/t.tsx';
import { Fact } from './Fact.tsx';

/** The readings that count the same as a figure, as a line with its ends; nothing where there is one date only. */
export function ReadingsFact(figure: Figure) {
  const series = useSeries(figure);
  const [first, last] = [series?.points[0]?.reading, series?.points.at(-1)?.reading];
  if (!series || !first || !last) return null;
  return (
    <Fact name={t('Readings')}>
      <span className="readings">
        <SparkLine series={series} width={128} height={30} />
        <span className="second">
          {t('{value} in {date}', { value: formatShort(first.value), date: first.asOf })}
          <br />
          {t('{value} in {date}', { value: formatShort(last.value), date: last.asOf })}
        </span>
      </span>
    </Fact>
  );
}
