import { lazy } from 'react';
import type { Kind } from '../../../../registry/actions/index.ts';
import type { DraftIssue } from '../../../../registry/edit/types.ts';
import type { Metric, Note, Page, Profile } from '../../../../registry/schema/index.ts';
import { plural } from '../../../state/format.ts';
import { Later } from '../../../ui/Boundary.tsx';
import { t } from '../../../words/t.tsx';
import { NoteArticle } from '../../Note/NoteArticle.tsx';
import { monthName } from '../../Notes/months.ts';
import { NoteLine, useSystems } from '../../Notes/NoteLine.tsx';
import { TextOf } from '../../Text/TextOf.tsx';
import { periodOf } from '../blank.ts';
import type { Tree } from '../tree.ts';

const ProfilePreview = lazy(() => import('./ProfilePreview.tsx'));
const Readings = lazy(async () => ({ default: (await import('../../Project/Readings.tsx')).ReadingsOf }));

/** The document as readers will see it, by the very components that show it to them. */
export default function Preview({ kind, document, issues }: { kind: Kind; document: Tree; issues: readonly DraftIssue[] }) {
  const blocking = issues.filter(({ path }) => unshowable[kind].test(path));
  if (blocking.length > 0)
    return (
      <p className="preview-none">
        {t('The preview is drawn from a whole document. {things} to mend first:', { things: plural(blocking.length, 'thing') })}{' '}
        <code className="mono">{blocking[0]?.path}</code> <span lang="en">{blocking[0]?.reason}.</span>
      </p>
    );
  return (
    <div className="preview">
      <Later>
        {kind === 'note' && <NotePreview note={document as unknown as Note} period={periodOf(kind, document)} />}
        {kind === 'page' && (
          <div className="text">
            <TextOf page={document as unknown as Page} />
          </div>
        )}
        {kind === 'metric' && <Readings metric={document as unknown as Metric} />}
        {kind === 'project' && <ProfilePreview profile={document as unknown as Profile} />}
      </Later>
    </div>
  );
}

/** Problems that leave nothing to draw: a date without a month, an address that is none, a figure that is no number. */
const unshowable: Readonly<Record<Kind, RegExp>> = {
  note: /^(publishedAt|url|authors|projects)/,
  metric: /^readings(\.\d+\.(value|field|asOf|rung))?$/,
  page: /^(sections|channels|sources)$|^sections\.\d+\.(check|table|machine)|^sources\.[^.]+\.(asOf|rung)/,
  // A half-written profile has no blocks.
  project: /^(?!change)/,
};

function NotePreview({ note, period }: { note: Note; period: number }) {
  const systems = useSystems();
  return (
    <>
      <h2 className="preview-title">{t('In the journal, {month}', { month: monthName(period) })}</h2>
      <NoteLine period={period} note={note} systems={systems} full />
      <h2 className="preview-title">{t('On its own page')}</h2>
      <div className="note">
        <NoteArticle note={note} period={period} systems={systems}>
          <div>
            <dt>{t('Revision')}</dt>
            <dd>{t('not proposed yet')}</dd>
          </div>
        </NoteArticle>
      </div>
    </>
  );
}
