import type { Kind } from '../../../registry/actions/index.ts';
import { t } from '../../words/t.tsx';
import type { Tree } from './tree.ts';

/** What the document calls itself. */
export function nameOf(kind: Kind, document: Tree): string {
  const name =
    kind === 'project' ? document.name : kind === 'metric' ? t('Readings: {slug}', { slug: String(document.slug) }) : document.title;
  return typeof name === 'string' ? name : '';
}
