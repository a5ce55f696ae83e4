import * as z from 'zod/mini';
import { kinds } from '../../../registry/actions/words.ts';
import { feedForms } from '../../../registry/feeds/names.ts';
import { fieldIds, noteTypes, sourceKinds, tags } from '../../../registry/schema/index.ts';
import { parts } from '../../../registry/search/itemsOf.ts';
import { MAX_Q } from '../../../registry/search/query.ts';
import { answerForm } from '../../../registry/search/wire.ts';
import { facets } from '../../../registry/table/facets.ts';
import { gapViews } from '../../../registry/table/view.ts';
import { orderForm } from '../../../registry/table/wire.ts';
import { json, key, type Paths, polled, problems, said, TOO_MANY } from './parts.ts';

const several = <S extends z.ZodMiniType>(schema: S) => z.optional(z.array(schema).check(z.maxLength(8)));
const text = (max: number) => z.string().check(z.maxLength(max));
const number = z.string().check(z.regex(/^[1-9]\d?$/));
const closed = { 501: 'No chain is followed here.' };
const feed = z.string().check(z.meta({ description: 'A feed of the list at `/feeds`.' }));
const ended = z.enum(feedForms);

const feedAnswer = {
  '200': {
    description: 'The newest items; the next page is linked in it.',
    headers: z.object({ Etag: z.string() }),
    content: {
      'application/atom+xml': { schema: z.string() },
      'application/feed+json': { schema: z.looseObject({ version: z.string(), items: z.array(z.unknown()) }) },
      'text/calendar': { schema: z.string() },
    },
  },
  '304': { description: 'Nothing has changed.' },
  ...problems({ 400: 'A malformed address.', 404: 'No such feed; the nearest are named.', 429: TOO_MANY, ...closed }),
};
const before = said(z.optional(z.string()), 'The place where the page before ended.');

/** What a gateway finds, orders and tells: its word, which readers check against chain and blocks. */
export const findingPaths: Paths = {
  '/search': {
    get: {
      operationId: 'search',
      summary: 'What the documents say',
      description: 'Several values of one parameter are alternatives. `registry/search` checks each hit against the chain and its block.',
      requestParams: {
        query: z.object({
          q: said(z.optional(text(MAX_Q)), 'Words, all of which an item must have; a phrase in double quotes.'),
          kind: several(z.enum(kinds)),
          part: several(z.enum(parts)),
          project: several(key),
          field: several(z.enum(fieldIds)),
          tag: several(z.enum(tags)),
          type: several(z.enum([...noteTypes, ...sourceKinds])),
          from: said(z.optional(text(10)), 'First date: 2026, 2026-03 or 2026-03-14.'),
          to: said(z.optional(text(10)), 'Last date, included.'),
          versions: said(z.optional(z.enum(['heads', 'earlier'])), 'Heads, or the approved revisions before them.'),
          limit: z.optional(number),
          cursor: said(z.optional(text(40)), '`next` of the answer before.'),
        }),
      },
      responses: {
        ...polled('Hits, facets and totals.', answerForm),
        ...problems({ 400: 'A parameter that is malformed or unknown.', 429: TOO_MANY, 503: 'The index is not there now.', ...closed }),
      },
    },
  },
  '/projects': {
    get: {
      operationId: 'order',
      summary: 'Which rows of the table come next',
      description: 'Keys and digests only: the heads are the chain’s to tell, and their documents are checked like all others.',
      requestParams: {
        query: z.object({
          find: z.optional(text(60)),
          ...Object.fromEntries(
            facets.map((facet) => [facet, said(z.optional(text(200)), 'Words of the facet, comma between: any of them.')]),
          ),
          gaps: z.optional(z.enum(gapViews)),
          shown: said(z.optional(z.string()), 'Fields that have a column, comma between.'),
          sort: said(z.optional(z.string()), 'A field and `asc` or `desc` behind a colon, or `approved`.'),
          limit: z.optional(number),
          cursor: said(z.optional(z.string()), '`next` of the page before.'),
        }),
      },
      responses: {
        ...polled('A page of keys.', orderForm),
        ...problems({ 400: 'A parameter that is malformed or unknown.', 429: TOO_MANY, ...closed }),
      },
    },
  },
  '/feeds': {
    get: {
      operationId: 'feeds',
      summary: 'Every feed',
      responses: {
        '200': json(
          'By name, with the addresses of its forms.',
          z.looseObject({ feeds: z.array(z.looseObject({ name: z.string(), title: z.string() })) }),
        ),
        '304': { description: 'Nothing has changed.' },
        ...problems({ 429: TOO_MANY, ...closed }),
      },
    },
  },
  '/feeds.opml': {
    get: {
      operationId: 'feedsOpml',
      summary: 'Every feed, for a reader of feeds',
      responses: {
        '200': { description: 'OPML 2.', content: { 'text/x-opml': { schema: z.string() } } },
        '304': { description: 'Nothing has changed.' },
        ...problems({ 429: TOO_MANY, ...closed }),
      },
    },
  },
  '/feeds/{feed}.{form}': {
    get: {
      operationId: 'feed',
      summary: 'A feed',
      requestParams: { path: z.object({ feed, form: ended }), query: z.object({ before }) },
      responses: feedAnswer,
    },
  },
  '/feeds/{subject}/{feed}.{form}': {
    get: {
      operationId: 'feedOf',
      summary: 'A feed of one project, tag, field or kind of change',
      requestParams: { path: z.object({ subject: z.string(), feed, form: ended }), query: z.object({ before }) },
      responses: feedAnswer,
    },
  },
};
