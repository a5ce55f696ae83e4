import * as z from 'zod/mini';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { curatorForm, entryForm, headForm, proposalForm, revisionForm, voteForm } from '../../../registry/indexer/forms.ts';
import { BLOCK_HEADER, MAX_LIMIT, pageOf, type RouteName, routes, USUAL_LIMIT } from '../../../registry/indexer/routes.ts';
import { problemAnswer, problemForm } from '../../../registry/serving/index.ts';

/** What each list is, and whether something may be missing. */
const words: Record<RouteName, { summary: string; description: string; notFound?: string }> = {
  entries: { summary: 'Heads as they are now', description: 'In the order of kind, period and key.' },
  entryRevisions: {
    summary: 'Revisions of an entry',
    description: 'Newest first, each with the accounts whose approvals counted. The period of an entry that is no note is 0.',
    notFound: 'No such entry.',
  },
  revisions: { summary: 'Revisions of all entries', description: 'Newest first: what changed between two moments.' },
  heads: {
    summary: 'Heads at a moment',
    description:
      'As they were after a block, or at the end of a day or a minute, in the order of kind, period and key. A time is not compared with how far the tables have come: see /status.',
    notFound: 'A block that the tables have not reached.',
  },
  proposals: {
    summary: 'Proposals with their votes',
    description:
      'Newest first. Expired and stale are no events: such proposals are open here, and whoever reads compares the deadline with a time and the base version with the head.',
  },
  curators: { summary: 'Who holds or held a seat', description: 'In the order of their addresses, with the number of votes of each sort.' },
};

const parameters: Record<string, string> = {
  limit: `Items of a page: 1 to ${MAX_LIMIT}, usually ${USUAL_LIMIT}.`,
  after: '`next` of the page before. It holds for ever, and at every indexer of the same registry.',
  kind: 'Kind of the entry.',
  status: 'Status of the head.',
  at: 'A block number, or a day or a minute in UTC.',
  from: 'First moment, included: a block number, or a day or a minute in UTC.',
  to: 'Last moment, included.',
  id: 'Of one proposal.',
  state: 'How it stands; `closed` is everything but open.',
  action: 'What it does.',
  period: 'YYYYMM of a note, else 0.',
  key: 'Key of the entry.',
  proposer: 'Account that proposed it.',
};

for (const { query, params } of Object.values(routes))
  for (const [name, schema] of Object.entries({ ...query.shape, ...params.shape }))
    describe(schema, { description: parameters[name] ?? '' });
const components = {
  Entry: entryForm,
  Head: headForm,
  Revision: revisionForm,
  Vote: voteForm,
  Proposal: proposalForm,
  Curator: curatorForm,
};
for (const [id, form] of Object.entries(components)) describe(form, { id });
describe(problemForm, { id: 'Problem', description: 'RFC 9457 problem details. Branch on `code`; `fix` says what to do.' });

function describe(schema: z.core.$ZodType, meta: { id?: string; description?: string }): void {
  z.globalRegistry.add(schema, meta);
}

const tagged = z.object({ ETag: z.string() });
const headers = z.object({ ETag: z.string(), [BLOCK_HEADER]: z.string().check(z.regex(/^\d{1,15}$/)) });
const common = { '429': problemAnswer('Too many requests; come again after `Retry-After` seconds.') };

function listOperation(name: RouteName): ZodOpenApiOperationObject {
  const { query, params } = routes[name];
  const { notFound, ...text } = words[name];
  return {
    operationId: name,
    ...text,
    requestParams: { query, ...(Object.keys(params.shape).length > 0 ? { path: params } : {}) },
    responses: {
      '200': {
        description: `A page. \`${BLOCK_HEADER}\` is the newest block that the tables had read, at the least.`,
        headers,
        content: { 'application/json': { schema: pageOf(name) } },
      },
      '304': { description: 'It is still the answer whose tag was sent in `If-None-Match`.', headers },
      '400': problemAnswer('A parameter that is malformed or unknown.'),
      ...(notFound ? { '404': problemAnswer(notFound) } : {}),
      ...common,
    },
  };
}

const paths: ZodOpenApiPathsObject = Object.fromEntries(
  (Object.keys(routes) as RouteName[]).map((name) => [routes[name].path, { get: listOperation(name) }]),
);

const status = z.record(z.string(), z.object({ id: z.number(), block: z.object({ number: z.number(), timestamp: z.number() }) }));
const text = { 'text/plain': { schema: z.string() } };

/** The OpenAPI document of the indexer, made of the schemas by which requests are read and answers are typed. */
export const document = createDocument({
  openapi: '3.1.1',
  info: {
    title: 'DeML OS indexer',
    version: '1.0.0',
    description:
      'The events of one registry as lists. Nothing of it needs to be believed: heads and proposals are compared with the views of the contract by `registry/indexer`. Numbers that may pass 2^53 travel as texts of digits, addresses and digests in lowercase.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  paths: {
    ...paths,
    '/graphql': {
      post: {
        operationId: 'graphql',
        summary: 'The tables by GraphQL',
        description: 'At most 16 KiB, 1,000 tokens, 10 aliases and 16 levels. Errors have the form of GraphQL.',
        requestBody: {
          content: {
            'application/json': {
              schema: z.object({
                query: z.string(),
                variables: z.optional(z.record(z.string(), z.unknown())),
                operationName: z.optional(z.nullable(z.string())),
              }),
            },
          },
        },
        responses: {
          '200': {
            description: 'Data, errors, or both.',
            content: {
              'application/json': {
                schema: z.object({
                  data: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
                  errors: z.optional(z.array(z.looseObject({ message: z.string() }))),
                }),
              },
            },
          },
          '413': problemAnswer('A question of more than 16 KiB.'),
          ...common,
        },
      },
    },
    '/openapi.json': {
      get: {
        operationId: 'openapi',
        summary: 'This document',
        responses: {
          '200': {
            description: 'OpenAPI 3.1.',
            headers: tagged,
            content: { 'application/json': { schema: z.looseObject({ openapi: z.string() }) } },
          },
          '304': { description: 'It is still the same.', headers: tagged },
          ...common,
        },
      },
    },
    '/status': {
      get: {
        operationId: 'status',
        summary: 'The newest block that was read',
        responses: { '200': { description: 'By the name of the chain.', content: { 'application/json': { schema: status } } } },
      },
    },
    '/ready': {
      get: {
        operationId: 'ready',
        summary: 'Whether the history is read',
        responses: { '200': { description: 'It is.', content: text }, '503': { description: 'Not yet.', content: text } },
      },
    },
    '/health': { get: { operationId: 'health', summary: 'It runs', responses: { '200': { description: 'It does.', content: text } } } },
    '/metrics': {
      get: {
        operationId: 'metrics',
        summary: 'Figures for Prometheus',
        responses: { '200': { description: 'In its text format.', content: text } },
      },
    },
  },
});
