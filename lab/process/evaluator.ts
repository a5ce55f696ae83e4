import type { Address } from 'viem';
import { bytesToHex } from 'viem/utils';
import { type Answers, commitSet, evaluate, type Question, type Score } from '../market/evaluate.ts';
import type { Share } from '../market/reputation.ts';
import { digitSample } from '../model/digitSamples.ts';
import { digitsModel } from '../model/models.ts';
import type { Hash } from '../trace/hash.ts';
import { commitTensor } from '../trace/tensor.ts';
import { askPeer } from './http.ts';
import { answersForm, commitmentForm, writeJob } from './messages.ts';
import { Mishaps, type Peer, type Say } from './party.ts';
import { random } from './random.ts';

/** Everything that an evaluation follows from: whoever has it can score again. */
export interface Evaluation {
  set: Hash;
  questions: readonly Question[];
  salt: Hash;
  answers: readonly Answers[];
  scores: readonly Score[];
}

export interface EvaluatorOptions {
  name: string;
  workers: readonly Peer[];
  /** Digits that are asked for, and the seed that they are drawn by, which stays the evaluator's until all have answered. */
  count: number;
  seed: number;
  say: Say;
}

/** Asks all workers the same hidden digits: first everybody commits, then the set is opened, then the answers. */
export async function holdEvaluation({ name, workers, count, seed, say }: EvaluatorOptions): Promise<Evaluation> {
  const mishaps = new Mishaps(name, say);
  const samples = Array.from({ length: count }, (_, n) => digitSample(seed, n));
  const questions = samples.map(({ input, label }) => ({ input: commitTensor(input), right: label }));
  const salt = random();
  const set = commitSet(questions, salt);
  say({ who: name, what: 'asked', text: `asks ${workers.length} workers ${count} digits, and has committed to the right answers.` });

  const { spec, weights } = writeJob({ ...digitsModel(), input: digitSample(seed, 0).input });
  const asked = { set, spec, weights, inputs: samples.map(({ input }) => bytesToHex(input.bytes)) };
  const answers: Answers[] = [];
  for (const { name: worker, address, url } of workers)
    await mishaps.attempt(`answers of ${worker}`, async () => {
      const { commitment } = await askPeer(`${url}/answers`, commitmentForm, asked);
      answers.push({ worker: address, commitment });
    });

  const opened: Answers[] = [];
  for (const one of answers) {
    const peer = workers.find(({ address }) => address === one.worker) as Peer;
    const opening = () => askPeer(`${peer.url}/answers/opened`, answersForm, { questions, salt });
    const revealed = await mishaps.attempt(`answers of ${peer.name}`, opening);
    opened.push({ ...one, ...(revealed && { revealed }) });
  }

  const scores = evaluate(set, questions, salt, opened);
  for (const score of scores) {
    const worker = workers.find(({ address }) => address === score.worker)?.name ?? score.worker;
    const text = 'right' in score ? `${worker} named ${score.right} of ${score.of} digits.` : `${worker} has no score: ${score.unscored}.`;
    say({ who: name, what: 'scored', text });
  }
  const evaluation = { set, questions, salt, answers: opened, scores };
  say({ who: name, what: 'evaluated', text: 'opens the set, the salt and all answers: anybody can score again.', log: evaluation });
  return evaluation;
}

/** Scores as shares, which a route compares; whoever has none is not among them. */
export const sharesOf = (scores: readonly Score[]): ReadonlyMap<Address, Share> =>
  new Map(scores.flatMap((score) => ('right' in score ? [[score.worker, { of: score.right, all: score.of }] as const] : [])));
