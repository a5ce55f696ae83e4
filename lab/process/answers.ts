import { type Address, type Hex, hexToBytes } from 'viem';
import type * as z from 'zod/mini';
import { commitAnswers, commitSet } from '../market/evaluate.ts';
import { decodeSpec } from '../model/decodeSpec.ts';
import type { Job } from '../model/run.ts';
import { multiplications } from '../model/spec.ts';
import { trace } from '../model/trace.ts';
import { digitOf } from '../model/workloads.ts';
import type { Hash } from '../trace/hash.ts';
import { tensorOf } from '../trace/tensor.ts';
import { BadMessageError, NotHereError } from './errors.ts';
import { answersForm, type openedForm, type questionsForm, readJob } from './messages.ts';
import { random } from './random.ts';
import type { Store } from './store.ts';
import type { Conduct } from './worker.ts';

/** Multiplications that the questions of one evaluation may take together. */
const MOST_MULTIPLICATIONS = 2 ** 28;

/** The part of a worker that an evaluator speaks to: it computes as it does for money, and shows its answers only to whoever opens the set. */
export class Answering {
  readonly #worker: Address;
  readonly #store: Store;
  readonly #conduct: Conduct;

  constructor(worker: Address, store: Store, conduct: Conduct) {
    this.#worker = worker;
    this.#store = store;
    this.#conduct = conduct;
  }

  /** Answers questions and commits to the answers, once: whoever asks again by the same commitment gets the same. */
  async commit({ set, spec, weights, inputs }: z.infer<typeof questionsForm>): Promise<Hash> {
    const known = (await this.#store.read(nameOf(set), answersForm)) ?? this.#answer(spec, weights, inputs);
    await this.#store.write(nameOf(set), known);
    return commitAnswers(set, this.#worker, known.answers, known.salt);
  }

  /** The answers, to whoever opens the set that they were given to. */
  async open({ questions, salt }: z.infer<typeof openedForm>): Promise<z.infer<typeof answersForm>> {
    const set = commitSet(questions, salt);
    const known = await this.#store.read(nameOf(set), answersForm);
    if (!known) throw new NotHereError(`commitment to answers of the set ${set}`);
    return known;
  }

  #answer(spec: Hex, weights: Hex[], inputs: readonly Hex[]): z.infer<typeof answersForm> {
    const work = multiplications(decodeSpec(hexToBytes(spec))) * inputs.length;
    if (work > MOST_MULTIPLICATIONS) throw new BadMessageError('an evaluator', `it asks for ${work} multiplications`);
    const answers = inputs.map((input) => this.#answerTo(readJob({ spec, weights, input })));
    return { answers, salt: random() };
  }

  #answerTo(job: Job): number {
    const last = job.spec.layers.length;
    const rows = this.#conduct(job, trace(job)).held(last);
    if (!rows) throw new NotHereError('answer');
    return digitOf(tensorOf(rows, job.spec.layers[last - 1]?.cols ?? 0, 'answer'));
  }
}

const nameOf = (set: Hash): string => `answers-${set.slice(2, 34)}`;
