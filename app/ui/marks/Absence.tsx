const words = { 'not-published': 'not published', 'not-found': 'not found', 'not-applicable': '– n/a' } as const;

/** Known to be unknown: dashed not published, hatched not found, plain not applicable. Never an empty cell, never a zero. */
export function Absence({ kind }: { kind: keyof typeof words }) {
  return (
    <span className="absence" data-kind={kind}>
      {kind === 'not-applicable' ? (
        <span title="not applicable">
          <span aria-hidden="true">– n/a</span>
          <span className="visually-hidden">not applicable</span>
        </span>
      ) : (
        <span>{words[kind]}</span>
      )}
    </span>
  );
}
