import { t } from '../../words/t.tsx';
import { Dot } from './Plot.tsx';

/** What the signs in the charts say, once for all of them. */
export function ChartSigns() {
  return (
    <p className="profile-signs">
      <Sign text={t('said')}>
        <Dot rung="announced" x={9} y={6} />
      </Sign>
      <Sign text={t('written')}>
        <Dot rung="documented" x={9} y={6} />
      </Sign>
      <Sign text={t('observed')}>
        <Dot rung="measured" x={9} y={6} />
      </Sign>
      <Sign text={t('sources disagree')}>
        <Dot rung="documented" disputed x={9} y={6} />
      </Sign>
      <Sign text={t('some time in this month or year')}>
        <path className="span" d="M1 3v6m0 -3H17m0 -3v6" />
        <Dot rung="documented" x={9} y={6} />
      </Sign>
      <Sign text={t('nobody read it for longer than the budget')}>
        <path className="hatch" d="M0 9l6 -6M4 9l6 -6M8 9l6 -6M12 9l6 -6" />
      </Sign>
      <Sign text={t('past its budget')}>
        <path className="past" d="M0 6H18" />
      </Sign>
      <span>{t('Axes begin at zero. A line joins two readings of one publisher that leave the same out.')}</span>
    </p>
  );
}

function Sign({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <span>
      <svg width="18" height="12" viewBox="0 0 18 12" aria-hidden="true">
        {children}
      </svg>{' '}
      {text}
    </span>
  );
}
