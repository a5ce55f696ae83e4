const words = { 'not-published': 'not published', 'not-found': 'not found', 'not-applicable': '– n/a' } as const;

/** Known to be unknown: dashed not published, hatched not found, plain not applicable. Never an empty cell, never a zero. */
export function Absence({ kind }: { kind: keyof typeof words }) {
  return (
    <span className="absence" data-kind={kind}>
      {kind === 'not-applicable' ? <span><span aria-hidden="true">– </span><abbr title="not applicable">n/a</abbr></span> : <span>{words[kind]}</span>}
    </span>
  );
}
