import { type ComponentType, lazy } from 'react';
import { type LabPart, type LabView, labHref, labParts, parseLab } from '../../state/route/lab.ts';
import { Bars } from '../../ui/Bars.tsx';
import { Later } from '../../ui/Boundary.tsx';
import { useLateFonts } from '../../ui/useLateFonts.ts';
import { t, word } from '../../words/t.tsx';
import { fromAddress } from '../fromAddress.tsx';
import { useTitle } from '../title.ts';
import '../../ui/listPage.css';
import '../../ui/parts.css';
import './lab.css';

const Reproductions = lazy(() => import('./Reproductions/Reproductions.tsx'));

/** What each part is called, what it shows, and its chunk. */
const parts: Readonly<Record<LabPart, { name: string; shows: string; Part: ComponentType<{ view: LabView }> }>> = {
  families: {
    name: word('Families side by side'),
    shows: word('What each way of checking costs on the same work, and what it leaves unchecked.'),
    Part: lazy(() => import('./Families/Families.tsx')),
  },
  run: {
    name: word('A run, here'),
    shows: word('A small model names a digit in this browser. Change one entry of its work, and see who notices.'),
    Part: lazy(() => import('./Run/Run.tsx')),
  },
  market: {
    name: word('A market at work'),
    shows: word('Tasks, money and disputes on a test chain, from the events of its contracts.'),
    Part: lazy(() => import('./Market/Market.tsx')),
  },
  limits: {
    name: word('What this does not show'),
    shows: word('Where figures of a laboratory end.'),
    Part: lazy(() => import('./Limits.tsx')),
  },
};

/** The Lab: families of verification on one workload, measured, at work, and with their limits. */
export default fromAddress(parseLab, Lab);

function Lab({ view }: { view: LabView }) {
  const { name, shows, Part } = parts[view.part];
  useTitle(t(name));
  useLateFonts();
  return (
    <div className="wrap lab">
      <header className="list-lead">
        <h1>{t('The Lab')}</h1>
        <p>{t(shows)}</p>
      </header>
      <nav className="parts" aria-label={t('The Lab')}>
        {labParts.map((part) => (
          <a key={part} href={labHref({ part })} aria-current={part === view.part ? 'page' : undefined}>
            {t(parts[part].name)}
          </a>
        ))}
      </nav>
      <div className="lab-part">
        <Later fallback={<Bars widths={[420, 620, 540, 480, 600]} />}>
          <Part view={view} />
        </Later>
        {view.part === 'families' && (
          <Later fallback={<Bars widths={[420, 520]} />}>
            <Reproductions />
          </Later>
        )}
      </div>
    </div>
  );
}
