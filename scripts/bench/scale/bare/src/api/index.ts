import { Hono } from 'hono';

/** Ponder asks for routes; it answers `/ready` and `/metrics` by itself. */
export default new Hono();
