import type { Headline } from '../../../registry/schema/claim.ts';
import type { Overview, Question } from '../../../registry/schema/documents.ts';
import type { FieldId } from '../../../registry/schema/fields.ts';
import { rungs } from '../../../registry/schema/vocabulary.ts';
import { Gauge } from '../../ui/marks/index.tsx';
import { fieldLabel, t } from '../../words/t.tsx';
import { change } from './change.ts';
import { nameOf } from './Head.tsx';
import { Unread } from './Section.tsx';
import type { System } from './useSystems.ts';

/** What each system answers to one word of the question, with the weakest evidence among the claims that it leans on. */
export function Answers({ question, columns }: { question: Question; columns: readonly System[] }) {
  return (
    <tr className="compare-answers">
      <th scope="row">
        <b>{t('In one sentence')}</b>
      </th>
      {columns.map((system) => (
        <td key={system.slug}>
          <span className="compare-of" lang="en">
            {nameOf(system)}
          </span>
          {system.state === 'verified' ? <Answer document={system.document} question={question} /> : <Unread system={system} />}
        </td>
      ))}
    </tr>
  );
}

function Answer({ document, question }: { document: Overview; question: Question }) {
  const { statement, claims } = document.answers[question];
  const leans = leansOn(document, claims);
  const weakest = rungs.find((rung) => leans.some(({ claim }) => claim.rung === rung));
  return (
    <div className="compare-claim">
      <span className="compare-edge">{weakest && <Gauge rung={weakest} />}</span>
      <div className="compare-body">
        <p className="compare-answer" lang="en">
          {statement}
        </p>
        <p className="compare-meta">
          {t('leans on')}{' '}
          {leans.map(({ field, claim }) => (
            <button
              key={claim.id}
              type="button"
              className="part compare-lean"
              onClick={() => change({ cell: { slug: document.slug, field } })}
              aria-haspopup="dialog"
            >
              {fieldLabel(field)}
            </button>
          ))}
        </p>
      </div>
    </div>
  );
}

/** The headline claims behind an answer, each field once. */
function leansOn({ fields }: Overview, ids: readonly string[]): { field: FieldId; claim: Headline }[] {
  const found = Object.entries(fields).flatMap(([field, cell]) => {
    const claim = 'claims' in cell ? cell.claims.find(({ id }) => ids.includes(id)) : undefined;
    return claim ? [{ field: field as FieldId, claim }] : [];
  });
  return found;
}
