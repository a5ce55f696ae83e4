import { db } from 'ponder:api';
import schema from 'ponder:schema';
import { Hono } from 'hono';
import { graphql } from 'ponder';
import { problem } from './answer.ts';
import { sendCurators } from './curators.ts';
import { sendEntries, sendHeads, sendRevisions } from './entries.ts';
import { sendProposals } from './proposals.ts';

const app = new Hono();
app.onError((error) => problem(error));
app.get('/entries', sendEntries);
app.get('/entries/:kind/:period/:key/revisions', sendRevisions);
app.get('/heads', sendHeads);
app.get('/proposals', sendProposals);
app.get('/curators', sendCurators);
app.use('/graphql', graphql({ db, schema }));
export default app;
