import { memo } from 'react';
import { questionOf } from '../../../registry/comparison/sections.ts';
import { type FieldId, fieldIds, fieldOf } from '../../../registry/schema/fields.ts';
import { type Headline, type Overview, type Question, questions } from '../../../registry/schema/index.ts';
import { absenceKinds, rungs } from '../../../registry/schema/vocabulary.ts';
import { projectHref } from '../../state/route/project.ts';
import { Absence, Freshness, Gauge, Unequal } from '../../ui/marks/index.tsx';
import { questionTitle } from '../../ui/questionTitle.ts';
import { fieldLabel, t } from '../../words/t.tsx';

interface Leaning {
  field: FieldId;
  claim: Headline;
}

/** The four questions, each answered in a sentence that leans on claims of the table; and what of the answer nobody knows. */
export const Answers = memo(function Answers({ document }: { document: Overview }) {
  return (
    <section className="profile-answers" aria-label={t('The four questions')}>
      {questions.map((question) => (
        <div key={question}>
          <h2>{questionTitle(question)}</h2>
          <p lang="en">{document.answers[question].statement}</p>
          <Evidence slug={document.slug} leans={leansOf(document, question)} />
          <Lacking document={document} question={question} />
        </div>
      ))}
    </section>
  );
});

/** The claims that an answer names. */
export function leansOf({ answers, fields }: Overview, question: Question): Leaning[] {
  const all = Object.entries(fields).flatMap(([field, cell]) =>
    'claims' in cell ? cell.claims.map((claim) => ({ field: field as FieldId, claim })) : [],
  );
  return answers[question].claims.flatMap((id) => all.find(({ claim }) => claim.id === id) ?? []);
}

/** An answer is as well known as the weakest of its claims, and as old as the oldest. */
export const weakestOf = (leans: readonly Leaning[]): Leaning | undefined =>
  leans.toSorted((a, b) => rungs.indexOf(a.claim.rung) - rungs.indexOf(b.claim.rung))[0];
export const oldestOf = (leans: readonly Leaning[]): Leaning | undefined =>
  leans.toSorted((a, b) => (a.claim.asOf < b.claim.asOf ? -1 : 1))[0];

function Evidence({ slug, leans }: { slug: string; leans: readonly Leaning[] }) {
  const weakest = weakestOf(leans);
  const oldest = oldestOf(leans);
  if (!weakest || !oldest) return null;
  return (
    <>
      <p className="profile-evidence">
        <span title={t('The weakest of the claims that it leans on')}>
          <Gauge rung={weakest.claim.rung} word />
        </span>
        <span title={t('The oldest of the claims that it leans on')}>
          <Freshness asOf={oldest.claim.asOf} days={fieldOf(oldest.field).freshDays} />
        </span>
      </p>
      <ul aria-label={t('Claims behind this answer')}>
        {leans.map(({ field, claim }) => (
          <li key={claim.id}>
            <a href={projectHref(slug, { claim: claim.id })} title={t('The claim behind this answer')}>
              {fieldLabel(field)}
            </a>
            {claim.conflictsWith && (
              <span className="conflict">
                {' '}
                <Unequal />
                <span className="visually-hidden"> {t('disputed')}</span>
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The columns of the table that belong to a question and are absent, by kind of absence. What does not apply is no lack. */
export function lackingOf({ fields }: Overview, question: Question): { kind: (typeof absenceKinds)[number]; fields: FieldId[] }[] {
  const asked = fieldIds.filter((id) => fieldOf(id).column && questionOf(id) === question);
  return absenceKinds
    .filter((kind) => kind !== 'not-applicable')
    .map((kind) => ({
      kind,
      fields: asked.filter((id) => {
        const cell = fields[id];
        return 'absence' in cell && cell.absence.kind === kind;
      }),
    }))
    .filter((one) => one.fields.length > 0);
}

function Lacking({ document, question }: { document: Overview; question: Question }) {
  return lackingOf(document, question).map(({ kind, fields }) => (
    <p key={kind} className="profile-lacking">
      <Absence kind={kind} /> {fields.map(fieldLabel).join(t(', '))}
    </p>
  ));
}
