import type { Hono } from 'hono';
import type { Hash } from '../trace/hash.ts';
import { createService } from './http.ts';
import { writeJob } from './messages.ts';
import type { Payer } from './payer.ts';

/** What a payer answers over HTTP: the job of each of its tasks, without which nobody could watch, and criteria once they are contested. */
export function payerService(payer: Payer): Hono {
  const app = createService();
  app.get('/tasks/:id', async ({ req, json }) => json(writeJob(await payer.jobOf(req.param('id') as Hash))));
  app.get('/tasks/:id/criterion', async ({ req, json }) => json(await payer.criterionOf(req.param('id') as Hash)));
  return app;
}
