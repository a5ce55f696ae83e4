import * as z from 'zod/mini';
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { problemAnswer } from '../../../registry/serving/index.ts';

export const hex32 = z.string().check(z.regex(/^0x[0-9a-f]{64}$/));
export const key = z.string().check(z.regex(/^[a-z0-9-]{1,32}$/));
export const uint = z.number().check(z.int(), z.gte(0));

/** Bytes of whatever form. */
export const bytes = z.string().check(z.meta({ format: 'binary' }));

const etag = z.object({ Etag: z.string() });

export const json = (description: string, schema: z.ZodMiniType) => ({ description, content: { 'application/json': { schema } } });

/** A list of problems by status. */
export const problems = (words: Record<number, string>): ZodOpenApiResponsesObject =>
  Object.fromEntries(Object.entries(words).map(([status, text]) => [status, problemAnswer(text)]));

/** An answer in JSON that costs a 304 to ask for again. */
export const polled = (description: string, schema: z.ZodMiniType): ZodOpenApiResponsesObject => ({
  '200': { ...json(description, schema), headers: etag },
  '304': { description: 'It is still the answer whose tag was sent in `If-None-Match`.', headers: etag },
});

export const TOO_MANY = 'Too many requests; come again after `Retry-After` seconds.';

/** Adds words to a schema. */
export const said = <S extends z.ZodMiniType>(schema: S, description: string): S => schema.check(z.describe(description)) as S;

/** The routes of a part of the gateway. */
export type Paths = Record<string, Partial<Record<'get' | 'post', ZodOpenApiOperationObject>>>;
