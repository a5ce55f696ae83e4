import { t } from '../../words/t.tsx';

/** The drawn ≠ between two values that sources hold of the same thing. */
export function Unequal() {
  return (
    <svg
      className="unequal"
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      role="img"
      aria-label={t('disagrees with')}
    >
      <path d="M1 4h10M1 8h10M9 .8 3 11.2" />
    </svg>
  );
}
