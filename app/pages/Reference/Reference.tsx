import { plural } from '../../state/format.ts';
import { usePages, useRegister } from '../../state/register.ts';
import { type PageView, pageHref, parseReference } from '../../state/route/page.ts';
import { t } from '../../words/t.tsx';
import { fromAddress } from '../fromAddress.tsx';
import { Waiting } from '../Instead.tsx';
import { TextPage } from '../Text/Text.tsx';
import '../../ui/listPage.css';
import './reference.css';

/** The pages of the register: one of them, or their list. */
function Reference({ view: { slug, section } }: { view: PageView }) {
  return slug === null ? <Index /> : <TextPage slug={slug} section={section} />;
}

/** Every page but Home, as the chain lists them, by title. */
function Index() {
  const pages = usePages().filter(({ entry }) => entry.key !== 'home');
  const { phase } = useRegister('phase');
  if (pages.length === 0 && phase !== 'ready') return <Waiting what={t('the list of pages')} />;
  const titleOf = (one: (typeof pages)[number]) => (one.state === 'verified' ? one.document.title : one.entry.key);
  return (
    <div className="wrap">
      <header className="list-lead">
        <h1>{t('Reference')}</h1>
        <p>
          {t(
            'What the register says in its own words, page by page, with sources. Each page is proposed, approved and kept like a profile.',
          )}
        </p>
      </header>
      <ul className="reference-list">
        {pages
          .toSorted((a, b) => titleOf(a).localeCompare(titleOf(b)))
          .map((one) => (
            <li key={one.entry.key}>
              <h2>
                <a href={pageHref(one.entry.key)} lang="en">
                  {titleOf(one)}
                </a>
              </h2>
              {one.state === 'verified' ? (
                <>
                  {one.document.lead && <p lang="en">{one.document.lead}</p>}
                  <p className="reference-facts">
                    {plural(one.document.sections.length, 'section')}
                    {one.document.sources && t(', {sources}', { sources: plural(Object.keys(one.document.sources).length, 'source') })}
                  </p>
                </>
              ) : (
                one.state !== 'waiting' && (
                  <p className="reference-facts">
                    {t('Not shown:')} <span lang="en">{one.error.message}</span>
                  </p>
                )
              )}
            </li>
          ))}
      </ul>
    </div>
  );
}

export default fromAddress(parseReference, Reference);
