import { steps } from '../../../registry/maps/ladder.ts';
import { familyStatuses } from '../../../registry/schema/vocabulary.ts';
import type { MapName } from '../../state/route/maps.ts';
import { label, t } from '../../words/t.tsx';
import { stepWords } from './words.ts';

/** What ink and lines of a map mean. */
export function Legend({ map }: { map: MapName }) {
  const square = map !== 'checks';
  const sign = (step: string) =>
    square ? <i className="maps-key" data-step={step} /> : <i className="maps-key letters" data-step={step} />;
  return (
    <p className="maps-legend">
      <b>{t('Best evidence')}</b>
      {steps.map((step) => (
        <span key={step}>
          {sign(step)} {t(stepWords[step].name)} <i>{stepWords[step].rungs.map(label).join(t(', '))}</i>
        </span>
      ))}
      <span>
        {sign('unknown')} {t('not known')}
      </span>
      {map === 'checks' && (
        <>
          <b>{t('Status of the family')}</b>
          {familyStatuses.map((status) => (
            <span key={status} className="mapstatus words" data-status={status}>
              {label(status)}
            </span>
          ))}
        </>
      )}
    </p>
  );
}
