import * as z from 'zod/mini';

/** Parts that records of several kinds have. */
export const whole = z.number().check(z.int(), z.nonnegative());
export const block = whole;
export const digest = z.string().check(z.regex(/^0x[0-9a-f]{64}$/));
export const cid = z.string().check(z.regex(/^b[a-z2-7]+$/));
export const moment = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/));
