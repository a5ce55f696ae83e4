import { t, word } from '../../../words/t.tsx';
import { ChoicePart } from '../form/Choice.tsx';
import { DatePart } from '../form/Dates.tsx';
import { TextPart } from '../form/Text.tsx';

const says: Readonly<Record<string, string>> = {
  'not-published': word('the system does not publish it'),
  'not-found': word('looked for and not found'),
  'not-applicable': word('the question does not apply'),
};

/** Why there is no value, where one looked, and when. */
export function AbsencePart({ index }: { index: number }) {
  return (
    <div className="claim-fields">
      <ChoicePart path={['absences', index, 'kind']} say={(one) => t(says[one] ?? one)} />
      <TextPart path={['absences', index, 'searched']} rows={2} />
      <DatePart path={['absences', index, 'asOf']} />
    </div>
  );
}
