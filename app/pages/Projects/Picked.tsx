import { LEAST } from '../../../registry/comparison/view.ts';
import type { Overview } from '../../../registry/schema/documents.ts';
import { compareHref } from '../../state/route/compare.ts';
import { T, t } from '../../words/t.tsx';
import { change } from './change.ts';
import './picked.css';

/** The systems that are chosen to stand side by side, and the way there. */
export default function Picked({ slugs, documents }: { slugs: readonly string[]; documents: readonly Overview[] }) {
  const names = slugs.map((slug) => documents.find((one) => one.slug === slug)?.name ?? slug).join(t(', '));
  return (
    <div className="picked" role="status">
      <span>
        <T text="To compare: {names}." names={<b lang="en">{names}</b>} />{' '}
        {slugs.length < LEAST && t('Choose another one by its monogram.')}
      </span>
      <span>
        <a href={compareHref({ systems: slugs })}>{t('Compare side by side')}</a>
        <button type="button" className="textbutton" onClick={() => change({ compare: [] })}>
          {t('Choose none')}
        </button>
      </span>
    </div>
  );
}
