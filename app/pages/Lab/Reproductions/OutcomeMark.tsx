/** Outcomes by shape: two lines that agree, two that are struck through, one that breaks off; for nothing, a struck ring. */
const paths = {
  same: 'M2 6h12M2 10h12',
  different: 'M2 6h12M2 10h12M11.5 1.5l-7 13',
  unfinished: 'M2 6h12M2 10h5',
  none: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zM4 12 12 4',
} as const;

/** The word beside it says the same. */
export const OutcomeMark = ({ outcome }: { outcome: keyof typeof paths }) => (
  <svg className="repro-mark" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.8" aria-hidden="true">
    <path d={paths[outcome]} />
  </svg>
);
