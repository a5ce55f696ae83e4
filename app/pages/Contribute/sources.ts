import type { Json } from '../../../registry/cid/index.ts';
import { newRef } from '../../../registry/edit/ids.ts';
import { citation } from '../../../registry/schema/citations.ts';
import type { Tree } from './tree.ts';

/** A new source gets the ref of its title, everywhere at once; one that has a name of its own keeps it. */
export function named(document: Tree, ref: string): { document: Tree; ref: string } {
  const sources = (document.sources ?? {}) as Record<string, { title?: string }>;
  const title = sources[ref]?.title;
  if (!title || !/^source(-\d+)?$/.test(ref)) return { document, ref };
  const name = newRef(
    title,
    Object.keys(sources).filter((one) => one !== ref),
  );
  const rename = (one: unknown) => (one === ref ? name : one);
  const over = (list: unknown, part: string) =>
    Array.isArray(list)
      ? list.map((one: Record<string, unknown>) => ({
          ...one,
          [part]: Array.isArray(one[part]) ? one[part].map(rename) : rename(one[part]),
        }))
      : list;
  const renamed = {
    ...document,
    ...(document.claims ? { claims: over(document.claims, 'sources') } : {}),
    ...(document.sections ? { sections: inTexts(document.sections, ref, name) } : {}),
    ...(document.readings ? { readings: over(document.readings, 'source') } : {}),
    sources: Object.fromEntries(Object.entries(sources).map(([one, value]) => [rename(one), value])),
  };
  return { document: renamed as Tree, ref: name };
}

/** The same value with a citation renamed in each of its texts. */
function inTexts(value: Json, ref: string, name: string): Json {
  const text = JSON.stringify(value).replaceAll(citation, (mark, cited) => (cited === ref ? `[^${name}]` : mark));
  return JSON.parse(text) as Json;
}
