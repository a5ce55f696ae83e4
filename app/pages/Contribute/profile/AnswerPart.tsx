import type { FieldId } from '../../../../registry/schema/fields.ts';
import type { Claim, Question } from '../../../../registry/schema/index.ts';
import { sentence } from '../../../state/format.ts';
import { fieldLabel, t } from '../../../words/t.tsx';
import { useForm } from '../form/Form.tsx';
import { Part } from '../form/Part.tsx';
import { TextPart } from '../form/Text.tsx';

/** One of the four answers: its sentence, and the claims of the table that carry it. */
export function AnswerPart({ question }: { question: Question }) {
  const { document } = useForm();
  const claims = (Array.isArray(document.claims) ? document.claims : []) as unknown as Partial<Claim>[];
  const headlines = claims.filter((claim) => claim.headline);
  return (
    <fieldset className="profile-answer">
      <legend>{sentence(t(question))}</legend>
      <TextPart path={['answers', question, 'statement']} rows={2} />
      <Part path={['answers', question, 'claims']} many>
        {({ value, set, leave }) => {
          const chosen = Array.isArray(value) ? (value as string[]) : [];
          return (
            <>
              <ul className="cited">
                {chosen.map((id) => {
                  const claim = claims.find((one) => one.id === id);
                  return (
                    <li key={id}>
                      <p lang={claim?.statement ? 'en' : undefined}>{claim?.statement ?? t('“{id}”, which is not a claim here', { id })}</p>
                      <button type="button" className="textbutton" onClick={() => set(chosen.filter((one) => one !== id))}>
                        {t('Do not lean on it')}
                        <span className="visually-hidden">: {id}</span>
                      </button>
                    </li>
                  );
                })}
              </ul>
              <select
                aria-label={t('A claim of the table that carries the answer {question}', { question: t(question) })}
                value=""
                onBlur={leave}
                onChange={({ target }) => set([...chosen, target.value])}
              >
                <option value="">{t('Lean on a claim of the table')}</option>
                {headlines
                  .filter(({ id }) => id && !chosen.includes(id))
                  .map(({ id, field, short, statement }) => (
                    <option key={id} value={id}>
                      {fieldLabel(field as FieldId)}: {short ?? statement ?? id}
                    </option>
                  ))}
              </select>
            </>
          );
        }}
      </Part>
    </fieldset>
  );
}
