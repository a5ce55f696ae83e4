import { sharedWords } from '../../../registry/comparison/likeness.ts';
import type { ComparedRow } from '../../../registry/comparison/order.ts';
import { type Verdict, verdictOf } from '../../../registry/comparison/verdict.ts';
import type { Overview, Question } from '../../../registry/schema/documents.ts';
import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import type { CompareView } from '../../state/route/compare.ts';
import { questionTitle } from '../../ui/questionTitle.ts';
import { fieldLabel, label, t, word } from '../../words/t.tsx';
import { Answers } from './Answers.tsx';
import { CellOf } from './CellOf.tsx';
import { change } from './change.ts';
import { nameOf } from './Head.tsx';
import { Strip } from './Strip.tsx';
import type { System } from './useSystems.ts';

const asked = {
  executed: word('Where does the work run, and what comes back?'),
  verified: word('Who must be honest, and what does nobody check?'),
  settled: word('How is work priced and paid?'),
  constrained: word('Who may take part, and who can change the rules?'),
} as const satisfies Record<Question, string>;

export interface SectionProps {
  question: Question;
  rows: readonly ComparedRow[];
  view: CompareView;
  columns: readonly System[];
  documents: readonly Overview[];
  help: Readonly<Record<FieldId, string>> | undefined;
  now: Date;
}

/** One word of the question: the answers in a sentence each, then the fields behind them. */
export function Section({ question, rows, view, columns, documents, help, now }: SectionProps) {
  const isEqual = ({ likeness }: ComparedRow) => likeness === 'same' || likeness === 'absent';
  const folds = view.equal === 'folded';
  const shown = folds ? rows.filter((row) => !isEqual(row)) : rows;
  const folded = folds ? rows.filter(isEqual) : [];
  return (
    <tbody>
      <tr className="compare-section">
        <th colSpan={columns.length + 1} scope="rowgroup">
          <h2 id={`compare-${question}`}>{questionTitle(question)}</h2> <span>{t(asked[question])}</span>
        </th>
      </tr>
      <Answers question={question} columns={columns} />
      {shown.map((row) => (
        <Row key={row.field} {...row} {...{ view, columns, documents, now }} help={help?.[row.field]} />
      ))}
      {folded.length > 0 && <Folded rows={folded} span={columns.length + 1} />}
    </tbody>
  );
}

/** A field: a cell for each system, and under numbers why they do or do not compare. */
function Row({
  field,
  likeness,
  view,
  columns,
  documents,
  help,
  now,
}: ComparedRow & Pick<SectionProps, 'view' | 'columns' | 'documents' | 'now'> & { help: string | undefined }) {
  const { value, group } = fieldOf(field);
  const verdict = value === 'number' && likeness !== 'same' ? verdictOf(documents, field) : null;
  const shared = value === 'choices' ? sharedWords(documents.map(({ fields }) => fields[field])) : null;
  return (
    <>
      <tr data-like={likeness ?? undefined} data-kind={value} data-verdict={verdict ? true : undefined}>
        <th scope="row">
          <b title={help}>{fieldLabel(field)}</b>
          <span className="compare-second">
            {likeness === 'same' ? (
              <>
                <span aria-hidden="true">= </span>
                {t('same in all {count}', { count: documents.length })}
              </>
            ) : likeness === 'absent' ? (
              t('known of none')
            ) : (
              label(group)
            )}
          </span>
        </th>
        {columns.map((system) => (
          <td key={system.slug} data-open={(view.cell?.slug === system.slug && view.cell.field === field) || undefined}>
            <span className="compare-of" lang="en">
              {nameOf(system)}
            </span>
            {system.state === 'verified' ? (
              <CellOf
                field={field}
                document={system.document}
                sentences={view.cells === 'sentences'}
                axis={verdict?.comparable ? verdict.most : null}
                open={view.cell?.slug === system.slug && view.cell.field === field}
                shared={shared}
                now={now}
              />
            ) : (
              <Unread system={system} />
            )}
          </td>
        ))}
      </tr>
      {verdict && <VerdictRow verdict={verdict} span={columns.length} />}
    </>
  );
}

/** In place of a value that nobody verified. */
export const Unread = ({ system }: { system: System }) =>
  'error' in system ? (
    <span className="compare-unread">{t('not read')}</span>
  ) : (
    <span className="bar compare-unread" style={{ width: '60%' }} />
  );

const VerdictRow = ({ verdict, span }: { verdict: Verdict; span: number }) => (
  <tr className="compare-verdict">
    <td />
    <td colSpan={span}>
      <Strip verdict={verdict} />
    </td>
  </tr>
);

/** The rows that say the same of every system, as one line. */
function Folded({ rows, span }: { rows: readonly ComparedRow[]; span: number }) {
  const names = (like: ComparedRow['likeness']) => rows.filter(({ likeness }) => likeness === like).map(({ field }) => fieldLabel(field));
  const [same, absent] = [names('same'), names('absent')];
  return (
    <tr className="compare-folded">
      <td colSpan={span}>
        {same.length > 0 && <span>{t('= Same in all: {names}.', { names: same.join(t(', ')) })} </span>}
        {absent.length > 0 && <span>{t('Known of none: {names}.', { names: absent.join(t(', ')) })} </span>}
        <button type="button" className="part textbutton" onClick={() => change({ equal: 'shown' })}>
          {t('Show these rows')}
        </button>
      </td>
    </tr>
  );
}
