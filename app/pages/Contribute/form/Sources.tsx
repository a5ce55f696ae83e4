import { type ReactNode, useState } from 'react';
import { newRef } from '../../../../registry/edit/ids.ts';
import type { Source } from '../../../../registry/schema/index.ts';
import { Leaving } from '../../../ui/Leaving.tsx';
import { t } from '../../../words/t.tsx';
import { named } from '../sources.ts';
import { at, type Path, put as putIn, type Tree } from '../tree.ts';
import { ChoicePart } from './Choice.tsx';
import { useForm } from './Form.tsx';
import { Part } from './Part.tsx';
import { TextPart } from './Text.tsx';

const sourcesOf = (document: Tree): Record<string, Partial<Source>> => (document.sources ?? {}) as Record<string, Partial<Source>>;

/** The sources of a claim or a reading: those that are there already, or a new one. */
export function SourcesPart({ path, single }: { path: Path; single?: boolean }) {
  const { document, edit, touch } = useForm();
  const [open, setOpen] = useState<string | null>(null);
  const value = at(document, path);
  const cited = single ? (typeof value === 'string' && value ? [value] : []) : Array.isArray(value) ? (value as string[]) : [];
  const sources = sourcesOf(document);
  const others = Object.entries(sources).filter(([ref]) => !cited.includes(ref));
  const cite = (before: Tree, refs: readonly string[]): Tree => putIn(before, path, single ? (refs.at(-1) ?? '') : refs);
  const addNew = () => {
    const ref = newRef('source', Object.keys(sources));
    edit((before) => cite(putIn(before, ['sources', ref], { title: '', kind: 'document' }), [...(single ? [] : cited), ref]));
    setOpen(ref);
  };
  return (
    <Part path={path} many>
      {() => (
        <>
          <ul className="cited">
            {cited.map((ref) => (
              <li key={ref}>
                <p>
                  {sources[ref]?.url ? (
                    <span lang="en">
                      <Leaving href={sources[ref].url ?? ''}>{sources[ref].title || sources[ref].url}</Leaving>
                    </span>
                  ) : (
                    sources[ref]?.title || (sources[ref] ? t('New source') : t('“{ref}”, which is not a source here', { ref }))
                  )}{' '}
                  <span>{[sources[ref]?.publisher, sources[ref]?.kind].filter(Boolean).join(', ')}</span>
                </p>
                <p className="part-row-acts">
                  <button
                    type="button"
                    className="textbutton"
                    aria-expanded={open === ref}
                    onClick={() => setOpen(open === ref ? null : ref)}
                  >
                    {open === ref ? t('Done') : t('Edit')}
                    <span className="visually-hidden"> {t('source {title}', { title: sources[ref]?.title ?? '' })}</span>
                  </button>
                  <button
                    type="button"
                    className="textbutton"
                    onClick={() => {
                      edit((before) =>
                        withoutLonely(
                          cite(
                            before,
                            cited.filter((one) => one !== ref),
                          ),
                          ref,
                        ),
                      );
                      touch(path);
                    }}
                  >
                    {t('Do not cite')}
                    <span className="visually-hidden"> {sources[ref]?.title}</span>
                  </button>
                </p>
                {open === ref && sources[ref] && <SourceFields sourceRef={ref} uses={usesOf(document, ref)} onNamed={setOpen} />}
              </li>
            ))}
          </ul>
          <div className="part-row-acts">
            {others.length > 0 && (
              <select
                aria-label={t('Cite a source that is here already')}
                value=""
                onChange={({ target }) => edit((before) => cite(before, [...(single ? [] : cited), target.value]))}
              >
                <option value="">{t('Cite one that is here already')}</option>
                {others.map(([ref, one]) => (
                  <option key={ref} value={ref}>
                    {[one.title, one.publisher].filter(Boolean).join(', ')}
                  </option>
                ))}
              </select>
            )}
            <button type="button" className="button secondary" onClick={addNew}>
              {t('New source')}
            </button>
          </div>
        </>
      )}
    </Part>
  );
}

/** The parts of one source. Its ref follows the title while the source is new. */
export function SourceFields({
  sourceRef,
  uses = 0,
  onNamed,
  children,
}: {
  sourceRef: string;
  uses?: number;
  onNamed: (ref: string) => void;
  children?: ReactNode;
}) {
  const { edit, document } = useForm();
  const settle = () => {
    const next = named(document, sourceRef);
    if (next.ref === sourceRef) return;
    edit(() => next.document);
    onNamed(next.ref);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears that the focus has left its controls
    <div
      className="source-fields"
      onBlur={(event) => {
        // Not between two of its own controls: the control that has the focus would be drawn anew.
        if (!event.currentTarget.contains(event.relatedTarget)) settle();
      }}
    >
      {uses > 1 && <p className="part-help">{t('Cited {count} times here: a change shows at each.', { count: uses })}</p>}
      <TextPart path={['sources', sourceRef, 'url']} type="url" placeholder={'https://'} mono />
      <TextPart path={['sources', sourceRef, 'title']} />
      <div className="part-row">
        <ChoicePart path={['sources', sourceRef, 'kind']} />
        <TextPart path={['sources', sourceRef, 'publisher']} />
      </div>
      {children}
    </div>
  );
}

function usesOf(document: Tree, ref: string): number {
  const claims = (document.claims ?? []) as { sources?: string[] }[];
  const readings = (document.readings ?? []) as { source?: string }[];
  return claims.filter(({ sources }) => sources?.includes(ref)).length + readings.filter(({ source }) => source === ref).length;
}

/** Without a source that nothing cites any more. */
function withoutLonely(document: Tree, ref: string): Tree {
  return usesOf(document, ref) === 0 ? putIn(document, ['sources', ref], undefined) : document;
}
