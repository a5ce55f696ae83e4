/** Text on its way: bars in the size of what will stand there. No shimmer; after 2 s `waitingFor` says what is awaited. */
export function Bars({ widths, waitingFor }: { widths: readonly number[]; waitingFor?: string }) {
  return (
    <span className="bars">
      {widths.map((width, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity but their place
        <span key={i} className="bar" style={{ width }} />
      ))}
      {waitingFor && (
        <span className="slow" role="status">
          {waitingFor}
        </span>
      )}
    </span>
  );
}
