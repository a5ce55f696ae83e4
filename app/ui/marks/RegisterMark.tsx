/** `whole`: bytes and digest coincide and RPCs agree; `ghost`: nobody has looked yet, or there is nothing to compare with; `red`: they do not coincide. */
export type RegisterState = 'whole' | 'ghost' | 'red';

/** The registration mark of the project. Always beside words, so it is hidden from assistive technology. */
export function RegisterMark({ state }: { state: RegisterState }) {
  if (state === 'whole')
    return (
      <svg className="register whole" viewBox="0 0 15 15" fill="none" stroke="currentColor" aria-hidden="true">
        <circle cx="7.5" cy="7.5" r="4" strokeWidth="1.4" />
        <path d="M7.5 0v15M0 7.5h15" strokeWidth="1.1" />
        <circle className="slide" cx="7.5" cy="7.5" r="4" strokeWidth="1.3" strokeDasharray="2.2 1.7" />
      </svg>
    );
  return (
    <svg className={`register ${state}`} viewBox="0 0 20 15" fill="none" stroke="currentColor" aria-hidden="true">
      <circle cx="6.5" cy="7.5" r="4" strokeWidth="1.4" />
      <path d="M6.5 0v15M0 7.5h13" strokeWidth="1.1" />
      <circle cx="14" cy="9.5" r="4" strokeWidth="1.3" strokeDasharray="2.2 1.7" />
    </svg>
  );
}
