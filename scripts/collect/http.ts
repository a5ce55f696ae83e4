import { UnexpectedAnswerError } from './errors.ts';
import { type Exchange, jsonOf } from './exchange.ts';
import type { Read } from './schema.ts';

/** The JSON that an HTTP service answers. */
export async function jsonFrom(exchange: Exchange, where: string, read: Extract<Read, { kind: 'http-json' }>): Promise<unknown> {
  const answer = await exchange({ path: read.path, ...(read.body === undefined ? {} : { body: JSON.stringify(read.body) }) });
  if (answer.status !== 200) throw new UnexpectedAnswerError(where, `answered ${answer.status}: "${answer.text.slice(0, 120)}"`);
  return jsonOf(where, answer);
}

/** The data of a GraphQL answer. One with errors is none, whatever data it has beside them. */
export async function dataFrom(exchange: Exchange, where: string, read: Extract<Read, { kind: 'graphql' }>): Promise<unknown> {
  const answer = await exchange({ path: '', body: JSON.stringify({ query: read.query }) });
  const said = Object(jsonOf(where, answer)) as { data?: unknown; errors?: { message?: unknown }[] };
  if (Array.isArray(said.errors) && said.errors.length > 0)
    throw new UnexpectedAnswerError(where, `refused the query: ${String(said.errors[0]?.message).slice(0, 200)}`);
  if (answer.status !== 200 || said.data === undefined || said.data === null)
    throw new UnexpectedAnswerError(where, `answered ${answer.status} without data`);
  return said.data;
}
