import { type Address, bytesToHex, getAddress, type Hex, hexToBytes, isAddress, isHex } from 'viem';
import * as z from 'zod/mini';
import type { Quote } from '../market/quote.ts';
import { decodeSpec } from '../model/decodeSpec.ts';
import { encodeSpec } from '../model/encodeSpec.ts';
import { checkJob, type Job } from '../model/run.ts';
import { type Hash, isHash } from '../trace/hash.ts';
import { rowBytes, type Shape, tensorOf, weightRowsOf, weightTensorOf } from '../trace/tensor.ts';
import type { Rows } from '../trace/tree.ts';
import { BadMessageError } from './errors.ts';

/** Bytes of a message, read or sent: rows of the largest tensor, in hexadecimal digits, and what stands around them. */
export const largestMessage = 6 * 2 ** 20;

/** Questions of one evaluation. */
const mostQuestions = 200;

const hash = z.custom<Hash>((value) => typeof value === 'string' && isHash(value), 'a hash is 0x and 64 lowercase digits');
const hex = z.custom<Hex>((value) => isHex(value) && value.length % 2 === 0, 'bytes are 0x and hexadecimal digits');
const address = z.pipe(
  z.custom<Address>((value) => typeof value === 'string' && isAddress(value, { strict: false }), 'an address is 0x and 40 digits'),
  z.transform((value) => getAddress(value)),
);
const units = z.pipe(
  z.string().check(z.regex(/^\d{1,78}$/, 'an amount is decimal digits, as text')),
  z.transform((digits: string) => BigInt(digits)),
);
const whole = z.number().check(z.int(), z.gte(0));

/** A job as it travels. */
export const jobForm = z.strictObject({ spec: hex, weights: z.array(hex), input: hex });
export type JobMessage = z.infer<typeof jobForm>;

/** What a payer asks a worker: `criterion` is the commitment to what it would contest the result by. */
export const askForm = z.strictObject({ job: jobForm, payer: address, criterion: z.optional(hash) });

/** A signed quote. */
export const quoteForm = z.strictObject({
  quote: z.strictObject({
    worker: address,
    payer: address,
    token: address,
    specDigest: hash,
    inputRoot: hash,
    family: whole,
    price: units,
    workerBond: units,
    challengeBond: units,
    feeShare: whole,
    submitWindow: whole,
    challengeWindow: whole,
    turnSeconds: whole,
    rulingWindow: whole,
    arbitrator: address,
    validUntil: whole,
    nonce: units,
  }),
  signature: hex,
});
export type SignedQuote = z.infer<typeof quoteForm>;

/** How far a worker has read the chain, and whether it found something to do there. */
export const statusForm = z.strictObject({ block: units, idle: z.boolean() });

/** Rows of a layer. */
export const rowsForm = z.strictObject({ rows: z.array(hex) });

/** What a payer reveals of a criterion: the right answer, and the salt of its commitment. */
export const criterionForm = z.strictObject({ right: whole, salt: hash });

/** Questions of an evaluation, before anybody knows which answers are right. */
export const questionsForm = z.strictObject({
  set: hash,
  spec: hex,
  weights: z.array(hex),
  inputs: z.array(hex).check(z.minLength(1), z.maxLength(mostQuestions)),
});
export const commitmentForm = z.strictObject({ commitment: hash });
/** The opened set, and the answers that follow. */
export const openedForm = z.strictObject({ questions: z.array(z.strictObject({ input: hash, right: whole })), salt: hash });
export const answersForm = z.strictObject({ answers: z.array(whole), salt: hash });

/** A message in the form that is expected, or `BadMessageError`. */
export function read<T>(form: z.ZodMiniType<T>, from: string, message: unknown): T {
  const { data, error } = form.safeParse(message);
  if (!error) return data;
  const [issue] = error.issues;
  throw new BadMessageError(from, `${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'another form'}`, error);
}

const joined = (rows: Rows): Hex => bytesToHex(Uint8Array.from(rows.flatMap((row) => [...row])));

/** The rows of a shape. */
function cut(what: string, bytes: Uint8Array, { rows, cols }: Shape, isWeight = false): Rows {
  const width = rowBytes(cols, isWeight);
  if (bytes.length !== rows * width)
    throw new BadMessageError('a job', `${what} has ${bytes.length} bytes, and ${rows * width} are asked for`);
  return Array.from({ length: rows }, (_, i) => bytes.slice(i * width, (i + 1) * width));
}

export const writeJob = ({ spec, weights, input }: Job): JobMessage => ({
  spec: bytesToHex(encodeSpec(spec)),
  weights: weights.map((tensor) => joined(weightRowsOf(tensor))),
  input: bytesToHex(input.bytes),
});

/** A job that can be computed; throws `BadSpecError` or `BadTensorError`, which name what is wrong. */
export function readJob({ spec: encoded, weights, input }: JobMessage): Job {
  const spec = decodeSpec(hexToBytes(encoded));
  const job: Job = {
    spec,
    weights: weights.map((bytes, w) => {
      const shape = spec.weights[w];
      if (!shape) throw new BadMessageError('a job', `there are ${weights.length} weights, and ${spec.weights.length} are named`);
      return weightTensorOf(cut(`weights ${w}`, hexToBytes(bytes), shape, true), shape.cols, `weights ${w}`);
    }),
    input: tensorOf(cut('the input', hexToBytes(input), spec.input), spec.input.cols, 'input'),
  };
  checkJob(job);
  return job;
}

export const writeRows = (rows: Rows): z.infer<typeof rowsForm> => ({ rows: rows.map((row) => bytesToHex(row)) });
export const readRows = ({ rows }: z.infer<typeof rowsForm>): Rows => rows.map((row) => hexToBytes(row));

/** A quote as it travels: amounts are text. */
export const writeQuote = (quote: Quote, signature: Hex): unknown => ({
  quote: Object.fromEntries(Object.entries(quote).map(([name, value]) => [name, typeof value === 'bigint' ? `${value}` : value])),
  signature,
});
