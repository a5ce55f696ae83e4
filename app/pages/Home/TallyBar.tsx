/** How many of all as a bar; hatched where it counts what is not known. */
export const TallyBar = ({ count, of, absent }: { count: number; of: number; absent?: boolean | undefined }) => (
  <svg className="tally-bar" aria-hidden="true">
    <line className={absent ? 'absent' : undefined} x2={`${(100 * count) / Math.max(of, 1)}%`} y1="4.5" y2="4.5" />
  </svg>
);
