import { label, t } from '../../words/t.tsx';

/** A row of squares, one for each choice of a field, filled where the value holds it. */
export function Strip({ choices, value }: { choices: readonly string[]; value: readonly string[] }) {
  const words = value.map(label).join(t(', ')) || t('none');
  return (
    <span className="strip" role="img" aria-label={words} title={words}>
      {choices.map((choice) => (
        <span key={choice} data-on={value.includes(choice) || undefined} />
      ))}
    </span>
  );
}

/** The letters that head a strip. */
export function StripLetters({ choices }: { choices: readonly string[] }) {
  return (
    <span className="strip-letters" aria-hidden="true" title={choices.map(label).join(t(', '))}>
      {choices.map((choice) => (
        <span key={choice}>{choice[0]?.toUpperCase()}</span>
      ))}
    </span>
  );
}
