import { Fragment, lazy, useEffect, useLayoutEffect, useRef } from 'react';
import { pageOf, titles } from './pages/pages.ts';
import { titleOf } from './pages/title.ts';
import { useRegister } from './state/register.ts';
import type { Route } from './state/route.ts';
import { useRoute } from './state/useRoute.ts';
import { Bars } from './ui/Bars.tsx';
import { Later } from './ui/Boundary.tsx';
import { LateFonts } from './ui/LateFonts.tsx';
import { Offline } from './ui/Offline.tsx';
import { Footer } from './ui/shell/Footer.tsx';
import { Masthead } from './ui/shell/Masthead.tsx';
import { StatusLine } from './ui/shell/StatusLine.tsx';
import { useLanguage } from './words/language.ts';
import { t } from './words/t.tsx';

/** The shell around the page that the address names. */
export function App() {
  const route = useRoute();
  const [language] = useLanguage();
  const main = useRef<HTMLElement>(null);
  // Filters, drafts and open claims are parameters: they make no other place.
  const place = `/${route.path}`;
  const first = useRef(place);
  // Before the page's own effects: a page that knows a better title sets it after this.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language, other titles
  useLayoutEffect(() => {
    document.title = titleOf(t(titles[route.page]));
  }, [route.page, language]);
  useEffect(() => {
    if (first.current === place) return; // the first page keeps the browser's own focus and scroll
    first.current = '';
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [place]);
  return (
    // Another language draws everything anew: what is remembered between drawings holds words too.
    <Fragment key={language}>
      <Masthead page={route.page} place={place} onSkip={() => main.current?.focus()} />
      <StatusLine />
      <main ref={main} tabIndex={-1}>
        <Later
          key={place}
          fallback={
            <div className="wrap page-head">
              <Bars widths={[220, 480]} waitingFor={t('Loading this page.')} />
            </div>
          }
        >
          <Shown route={route} />
        </Later>
      </main>
      <Footer />
      <LateFonts />
      <Offline />
    </Fragment>
  );
}

const NoMoment = lazy(() => import('./pages/NoMoment.tsx'));

/** The page, or why there is no register of the moment in the address. Status stays: it is where to add an RPC. */
function Shown({ route }: { route: Route }) {
  const { at, phase } = useRegister('at', 'phase');
  const Page = pageOf(route.page);
  return at !== null && phase === 'failed' && route.page !== 'status' ? <NoMoment /> : <Page route={route} />;
}
