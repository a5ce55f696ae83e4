import type { Kind } from '../../../registry/actions/index.ts';
import { t } from '../../words/t.tsx';
import { nameOfKey } from '../readings.ts';
import type { Tree } from './tree.ts';

/** What the document calls itself. */
export function nameOf(kind: Kind, document: Tree): string {
  const name =
    kind === 'project'
      ? document.name
      : kind === 'metric'
        ? t('Readings: {slug}', { slug: nameOfKey(String(document.slug)) })
        : document.title;
  return typeof name === 'string' ? name : '';
}
