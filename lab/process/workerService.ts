import type { Hono } from 'hono';
import type { Hash } from '../trace/hash.ts';
import { bodyOf, createService } from './http.ts';
import { askForm, openedForm, questionsForm, writeQuote, writeRows } from './messages.ts';
import type { Worker } from './worker.ts';

/** What a worker answers over HTTP: offers, rows of submitted results, and questions of an evaluation. */
export function workerService(worker: () => Worker): Hono {
  const app = createService();
  app.get('/status', ({ json }) => {
    const { block, idle } = worker().status;
    return json({ block: `${block}`, idle });
  });
  app.post('/quotes', async ({ req, json }) => {
    const { quote, signature } = await worker().quote(await bodyOf(askForm, req));
    return json(writeQuote(quote, signature));
  });
  app.get('/tasks/:id/layers/:layer', async ({ req, json }) =>
    json(writeRows(await worker().rows(req.param('id') as Hash, Number(req.param('layer'))))),
  );
  app.post('/answers', async ({ req, json }) => json({ commitment: await worker().answering.commit(await bodyOf(questionsForm, req)) }));
  app.post('/answers/opened', async ({ req, json }) => json(await worker().answering.open(await bodyOf(openedForm, req))));
  return app;
}
