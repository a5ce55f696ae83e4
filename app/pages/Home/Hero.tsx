import type { Page } from '../../../registry/schema/index.ts';
import { retry, usePage } from '../../state/register.ts';
import { asOf } from '../../state/route/moment.ts';
import { notesHref } from '../../state/route/notes.ts';
import { projectsHref } from '../../state/route/projects.ts';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { T, t } from '../../words/t.tsx';
import { Coming } from '../Coming.tsx';

/** The question as the approved page asks it; what is in scope and what is not. */
export function Hero() {
  const page = usePage('home');
  const document = typeof page === 'object' && page.state === 'verified' ? page.document : null;
  const without = page === 'none' || (typeof page === 'object' && page.state !== 'verified' && page.state !== 'waiting');
  return (
    <div className={without ? 'hero without' : 'hero'}>
      <div>
        {!without && <p className="hero-lead">{document ? <span lang="en">{document.lead}</span> : <span className="bar" />}</p>}
        {document || without ? (
          <h1 lang="en">{document?.title ?? 'DeML OS'}</h1>
        ) : (
          <h1 className="hero-waiting">
            <span className="visually-hidden">DeML OS</span>
            <span className="bar" />
            <span className="bar" />
            <span className="bar" />
          </h1>
        )}
        {typeof page === 'object' && page.state === 'coming' && (
          <p>
            <Coming entry={page.entry} error={page.error} />
          </p>
        )}
        {typeof page === 'object' && (page.state === 'invalid' || page.state === 'unavailable') && (
          <ErrorBox error={page.error} title={t('The question and its scope are not shown')} onRetry={retry} />
        )}
        {page === 'none' && (
          <p>
            <T
              text="The page “home” is not in the register yet. {table} does not need it."
              table={<a href={projectsHref()}>{t('The table of projects')}</a>}
            />
          </p>
        )}
        <p className="hero-go">
          <a className="button" href={projectsHref()}>
            {t('Open the table')}
          </a>
          <a href={asOf('#/compare')}>{t('Compare systems')}</a>
          <a href={notesHref()}>{t('Research notes')}</a>
          <a href={asOf('#/methodology')}>{t('How a claim gets in')}</a>
        </p>
      </div>
      {!without && (
        <div className="scope">
          <Scope document={document} id="in-scope" mark="+" />
          <Scope document={document} id="out-of-scope" mark="–" />
        </div>
      )}
    </div>
  );
}

/** The items of one section of the home page. Their Markdown is a plain list; marks of emphasis would stand as text. */
function Scope({ document, id, mark }: { document: Page | null; id: string; mark: string }) {
  const section = document?.sections.find((one) => one.id === id);
  if (document && !section) return null;
  const items = section?.body
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .map((line) => line.slice(2));
  return (
    <div lang={section && 'en'}>
      {section ? <h2>{section.heading}</h2> : <span className="bar" />}
      <ul data-mark={mark}>
        {items
          ? items.map((item) => <li key={item}>{item}</li>)
          : [1, 2, 3].map((line) => (
              <li key={line}>
                <span className="bar" />
              </li>
            ))}
      </ul>
    </div>
  );
}
