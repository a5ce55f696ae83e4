import type { Kind } from '../../../registry/actions/index.ts';
import { questions } from '../../../registry/schema/documents.ts';
import type { Tree } from './tree.ts';

/** Today in UTC, as documents write a day. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** A new document with what can be known before anything is written. */
export function blankDocument(kind: Kind, slug: string | null, day = today()): Tree {
  const revision = { change: { kind: 'new', summary: '' }, previous: null };
  switch (kind) {
    case 'note':
      return {
        schema: 'deml.note/1',
        slug: slug ?? '',
        publishedAt: day,
        sourceType: 'paper',
        title: '',
        authors: [],
        summary: '',
        effect: '',
        tags: [],
        projects: [],
        retrievedAt: day,
        ...revision,
      };
    case 'metric':
      return { schema: 'deml.metric/1', slug: slug ?? '', readings: [], sources: {}, ...revision };
    case 'page':
      return { schema: 'deml.page/1', slug: slug ?? '', title: '', sections: [], ...revision };
    case 'project':
      return {
        slug: slug ?? '',
        name: '',
        monogram: '',
        sentence: '',
        life: { status: 'announced', since: '' },
        links: {},
        answers: Object.fromEntries(questions.map((question) => [question, { statement: '', claims: [] }])),
        claims: [],
        absences: [],
        sources: {},
        ...revision,
      };
  }
}

/** The month in which a note stands, YYYYMM, or 0 while it has no date. */
export const periodOf = (kind: Kind, document: Tree): number =>
  kind === 'note' && /^\d{4}-\d{2}/.test(String(document.publishedAt))
    ? Number(String(document.publishedAt).slice(0, 7).replace('-', ''))
    : 0;
