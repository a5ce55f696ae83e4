import { questions } from '../../../registry/schema/documents.ts';
import { useRegister } from '../../state/register.ts';
import { Bars } from '../../ui/Bars.tsx';
import { questionTitle } from '../../ui/questionTitle.ts';
import { t } from '../../words/t.tsx';
import { ChainFailed } from '../Instead.tsx';

/** A profile on its way: its rules and bars in their final sizes; or why the chain could not be read. */
export function ProfileWaiting({ slug }: { slug: string }) {
  const { phase, error, firstPage } = useRegister('phase', 'error', 'firstPage');
  if (phase === 'failed' && error) return <ChainFailed error={error} />;
  return (
    <div className="profile-top" aria-busy="true">
      <header className="profile-head">
        <span className="bar" style={{ width: 76, height: 76 }} />
        <div>
          <h1>
            <span className="visually-hidden">{slug}</span>
            <span className="bar" style={{ width: 240, height: 40 }} />
          </h1>
          <div className="profile-sentence">
            <Bars
              widths={[640, 600, 380]}
              waitingFor={
                firstPage
                  ? t('Waiting for a gateway to send the profile of {slug}.', { slug })
                  : t('Waiting for the chain: no RPC has answered yet.')
              }
            />
          </div>
        </div>
      </header>
      <section className="profile-answers" aria-label={t('The four questions')}>
        {questions.map((question) => (
          <div key={question}>
            <h2>{questionTitle(question)}</h2>
            <Bars widths={[260, 240, 250, 180, 220]} />
          </div>
        ))}
      </section>
    </div>
  );
}
