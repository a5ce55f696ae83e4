import { asOf } from '../state/route/moment.ts';
import type { Route } from '../state/route.ts';
import { useLateFonts } from '../ui/useLateFonts.ts';
import { T, t } from '../words/t.tsx';

/** An address that leads to no page of this release. */
export default function Missing({ route }: { route: Route }) {
  useLateFonts();
  return (
    <div className="wrap page-head">
      <h1>{t('Not here')}</h1>
      <p>
        <T
          text="“{path}” leads to no page of this release. {table} is the way to all systems, and {home} to the rest."
          path={route.path}
          table={<a href={asOf('#/projects')}>{t('The table of projects')}</a>}
          home={<a href="#/">{t('the first page')}</a>}
        />
      </p>
    </div>
  );
}
