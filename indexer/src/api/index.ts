import { db } from 'ponder:api';
import schema from 'ponder:schema';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { graphql } from 'ponder';
import { type RouteName, routes } from '../../../registry/indexer/routes.ts';
import { answer, problem } from './answer.ts';
import { curators } from './curators.ts';
import { entries, heads } from './entries.ts';
import { MethodMissingError, QuestionTooLargeError, RouteMissingError } from './errors.ts';
import { limited } from './limit.ts';
import { document } from './openapi.ts';
import { proposals } from './proposals.ts';
import { type Asked, askedOf, type Page } from './query.ts';
import { reach } from './reach.ts';
import { entryRevisions, revisions } from './revisions.ts';

const lists: { [N in RouteName]: (asked: Asked<N>) => Promise<Page<N>> } = {
  entries,
  entryRevisions,
  revisions,
  heads,
  proposals,
  curators,
};

const QUESTION_BYTES = 16 * 1024;
/** Each alias can ask for 1,000 rows; the usual question about the schema itself is 14 deep. */
const bounds = { maxOperationTokens: 1_000, maxOperationDepth: 16, maxOperationAliases: 10 };

const app = new Hono();
app.onError((error) => problem(error));
app.use('*', limited, compress());
for (const name of Object.keys(routes) as RouteName[]) serve(name);
app.get('/openapi.json', (c) => answer(c, document));
app.post(
  '/graphql',
  bodyLimit({
    maxSize: QUESTION_BYTES,
    onError: () => {
      throw new QuestionTooLargeError(QUESTION_BYTES);
    },
  }),
  graphql({ db, schema }, bounds),
);
app.all('/openapi.json', refused('GET, HEAD'));
app.all('/graphql', refused('POST'));
app.all('*', (c) => {
  throw new RouteMissingError(c.req.path);
});
export default app;

function serve<N extends RouteName>(name: N): void {
  const path = routes[name].path.replace(/\{(\w+)\}/g, ':$1');
  app.get(path, async (c) => {
    const asked = askedOf(c, name);
    const block = await reach(); // first: the rows are of this block, or of a newer one
    return answer(c, await lists[name](asked), block);
  });
  app.all(path, refused('GET, HEAD'));
}

function refused(allowed: string): (c: Context) => Response {
  return (c) => {
    const response = problem(new MethodMissingError(c.req.method, c.req.path, allowed));
    response.headers.set('Allow', allowed);
    return response;
  };
}
