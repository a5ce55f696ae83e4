import type { Source } from '../../../registry/schema/index.ts';
import { Leaving } from '../../ui/Leaving.tsx';
import { label, t } from '../../words/t.tsx';
import { show } from './show.ts';
import { type Numbers, sourceKey } from './sources.ts';

/** Two sources at once, three if that is all; the others fold: the first ones carry the claim. */
export function ClaimSources({
  refs,
  sources,
  numbers,
}: {
  refs: readonly string[];
  sources: Readonly<Record<string, Source>>;
  numbers: Numbers | null;
}) {
  const shown = refs.length > 3 ? 2 : refs.length;
  const lines = (some: readonly string[]) => some.map((ref) => <SourceLine key={ref} id={ref} source={sources[ref]} numbers={numbers} />);
  return (
    <div className="profile-sources">
      {lines(refs.slice(0, shown))}
      {refs.length > shown && (
        <details className="profile-other">
          <summary>{t('{count} more sources', { count: refs.length - shown })}</summary>
          {lines(refs.slice(shown))}
        </details>
      )}
    </div>
  );
}

function SourceLine({ source, id, numbers }: { source: Source | undefined; id: string; numbers: Numbers | null }) {
  if (!source) return <p>{t('“{id}”, which the sources of this block do not hold', { id })}</p>;
  const number = numbers?.get(sourceKey(source));
  return (
    <p>
      <span lang="en">{source.url ? <Leaving href={source.url}>{source.title}</Leaving> : source.title}</span>{' '}
      <span>
        {source.publisher && <span lang="en">{source.publisher}, </span>}
        {label(source.kind)}
        {!source.url && `, ${t('no safe address known')}`}
      </span>
      {number && (
        <button
          type="button"
          className="profile-number"
          onClick={() => show(`source-${number}`)}
          title={t('Source {number} in the list', { number })}
        >
          {number}
        </button>
      )}
    </p>
  );
}
