import type { Verdict } from '../../../../lab/verify/family.ts';
import { pageHref } from '../../../state/route/page.ts';
import { T, t, word } from '../../../words/t.tsx';
import type { Dispute } from './dispute.ts';
import { checkerNames, checkers, type Said, sentenceOf, whyOf } from './noticed.ts';
import type { Run } from './runOf.ts';

const words: Readonly<Record<Verdict, string>> = { valid: word('valid'), invalid: word('invalid'), malformed: word('malformed') };

/** What every family says of the worker's result, and why. */
export function Noticed({ run, dispute, said }: { run: Run; dispute: Dispute; said: Said }) {
  return (
    <div className="run-noticed">
      <h2 id="run-noticed">{t('Who notices')}</h2>
      <p className="run-sentence" aria-live="polite">
        {sentenceOf(run, said)}
      </p>
      {run.change.kind === 'any' && (
        <p className="run-hint">
          <T
            text="A contract that takes any bytes as a proof would pay for these. The register names one, with its sources: {page}."
            page={
              <a href={pageHref('claims-checked', 'useful-mining')} lang="en">
                Claims checked
              </a>
            }
          />
        </p>
      )}
      <table className="run-verdicts">
        <thead>
          <tr>
            <th scope="col">{t('family')}</th>
            <th scope="col">{t('who is there')}</th>
            <th scope="col">{t('says')}</th>
            <th scope="col">{t('why')}</th>
          </tr>
        </thead>
        <tbody>
          {checkerNames.map((name) => (
            <tr key={name} data-checker={name}>
              <th scope="row">{t(checkers[name].family)}</th>
              <td>{t(checkers[name].who)}</td>
              <td>
                <span className="run-verdict" data-verdict={said[name]}>
                  {t(words[said[name]])}
                </span>
              </td>
              <td>{whyOf(name, run, dispute)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
