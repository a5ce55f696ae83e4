import { rowsOf } from '../../../../lab/trace/tensor.ts';
import type { Verdict } from '../../../../lab/verify/family.ts';
import { reExecution } from '../../../../lab/verify/reExecution.ts';
import { type Verdicts, verdictsOn } from '../../../../lab/verify/verdicts.ts';
import { plural } from '../../../state/format.ts';
import { t, word } from '../../../words/t.tsx';
import { familyNames } from '../familyNames.ts';
import { isLinear } from './address.ts';
import { type Dispute, isWellFormed, isWithheld } from './dispute.ts';
import type { Run } from './runOf.ts';

/** Who checks, in the order of the reference. Families whose answer depends on who is there stand twice. */
export const checkers = {
  acceptance: { family: familyNames.acceptance, who: word('the payer looks at the answer') },
  vote: { family: word('Re-execution, by vote'), who: word('three nodes, one lies') },
  outvoted: { family: word('Re-execution, by vote'), who: word('three nodes, two tell the same lie') },
  referee: { family: word('Re-execution, by the referee'), who: word('two nodes, one lies') },
  auditDrawn: { family: familyNames.audit, who: word('the result is drawn') },
  auditNotDrawn: { family: familyNames.audit, who: word('the result is not drawn') },
  unwatched: { family: familyNames.optimistic, who: word('nobody watches') },
  watched: { family: familyNames.optimistic, who: word('one watcher is online') },
  freivalds: { family: familyNames.freivalds, who: word('one party checks, by chance of its own') },
  bilinear: { family: familyNames.bilinear, who: word('a contract checks, or whoever repeats it') },
} as const;
export type Checker = keyof typeof checkers;
export const checkerNames = Object.keys(checkers) as Checker[];

export type Said = Readonly<Record<Checker, Verdict>>;

/** What everybody says of the worker's result. */
export function saidOf(run: Run, dispute: Dispute): Said {
  const { job, own, work } = run;
  const withheld = (layer: number) => isWithheld(run) && layer === run.entry.layer;
  const claim = { ...run.claim, rows: run.claim.rows.map((rows, n) => (withheld(n + 1) ? [] : rows)) };
  const honest = { layerRoots: own.layerRoots, rows: own.layers.map(rowsOf) };
  const verdicts: Verdicts = verdictsOn(job, own, claim, work.sums);
  const outvoted = reExecution.check(job, claim, { by: 'vote', nodes: [claim, claim, honest] });
  return { ...verdicts, watched: dispute.verdict, outvoted };
}

/** What a worker's result is, as far as it decides who can notice. */
type Situation = 'honest' | 'sum' | 'malformed' | 'withheld' | 'any' | 'lie';

/** Whether what is published is what the honest run gives: then only a said sum can be wrong. */
export const isHonest = ({ differ }: Pick<Run, 'differ'>): boolean => differ.every((count) => count === 0);

function situationOf(run: Run): Situation {
  if (run.change.kind === 'any') return 'any';
  if (isHonest(run)) return run.change.kind === 'sum' ? 'sum' : 'honest';
  if (isWithheld(run)) return 'withheld';
  return isWellFormed(run) ? 'lie' : 'malformed';
}

/** One sentence a checker: why it says what it says. */
export function whyOf(checker: Checker, run: Run, dispute: Dispute): string {
  const situation = situationOf(run);
  const layer = run.change.kind === 'any' ? 1 : run.entry.layer;
  const right = situation === 'honest' || situation === 'sum';
  switch (checker) {
    case 'acceptance':
      return t('Nothing is looked at: any bytes are valid.');
    case 'vote':
      return right
        ? t('The roots of all three are the same.')
        : t('Two honest nodes have other roots than the worker, and two of three decide.');
    case 'outvoted':
      return right
        ? t('The roots of all three are the same.')
        : t('Two of three published the same wrong roots. A vote asks for nothing else, so the lie is the result.');
    case 'referee':
      if (right) return t('Both claims have the same roots, so there is nothing to judge.');
      return situation === 'withheld'
        ? t('A claim whose rows are not shown cannot be judged. The one that opens its rows stands.')
        : t('The claims differ first in layer {layer}. The referee computes one entry of it again, and the worker’s does not stand.', {
            layer,
          });
    case 'auditDrawn':
      return right
        ? t('The auditor computes everything again and has the same roots.')
        : t('The auditor computes everything again, and its root of layer {layer} is another.', { layer });
    case 'auditNotDrawn':
      return t('Nobody computed it again. Here “valid” says nothing.');
    case 'unwatched':
      return t('Nobody objects before the window is over, so the result stands.');
    case 'watched':
      return whyWatched(right, situation, layer, dispute);
    default:
      return whyChecked(checker, situation, layer);
  }
}

function whyWatched(right: boolean, situation: Situation, layer: number, dispute: Dispute): string {
  if (right || !dispute.proof) return t('The watcher computes the same roots and has nothing to object to.');
  const bytes = plural(dispute.bytes, 'byte');
  return situation === 'withheld'
    ? t('The watcher forces the rows out by {answers}, then opens one entry of layer {layer}: {bytes} for the contract.', {
        ...{ answers: plural(dispute.moves.length, 'answer'), layer, bytes },
      })
    : t('The watcher finds that layer {layer} differs and opens one entry of it: {bytes} for the contract.', { layer, bytes });
}

/** Of those who are given rows and sums and check the whole work. */
function whyChecked(checker: 'freivalds' | 'bilinear', situation: Situation, layer: number): string {
  const by = checker === 'freivalds' ? t('modulo two primes') : t('modulo the order of a curve');
  switch (situation) {
    case 'honest':
      return t('Every product holds {by}, and every byte is what its sum rounds to.', { by });
    case 'sum':
      return t(
        'One sum of layer {layer} is off by one unit of 2⁻¹⁸, so its product does not hold {by}. The bytes are right all the same.',
        {
          ...{ layer, by },
        },
      );
    case 'malformed':
      return t('A byte is no number: the work is malformed before anything is multiplied.');
    case 'withheld':
      return t('The check needs every row, and those of layer {layer} were not given.', { layer });
    case 'any':
      return t('The sums that were given do not follow from the bytes before them {by}.', { by });
    case 'lie':
      return isLinear(layer)
        ? t('Every product holds {by}. The entry in layer {layer} is not what its sum rounds to.', { by, layer })
        : t('Every product holds {by}. Layer {layer} only moves bytes, and moved another one here.', { by, layer });
  }
}

/** What was done, what came of the answer, and how many noticed. */
export function sentenceOf(run: Run, said: Said): string {
  const count = checkerNames.filter((name) => said[name] !== 'valid').length;
  const values = { answer: run.claimedAnswer ?? '', right: run.answer, count, all: checkerNames.length };
  if (run.change.kind === 'any') return t('Nothing was computed, and the bytes name a {answer}. {count} of {all} checkers notice.', values);
  if (isHonest(run))
    return run.change.kind === 'sum'
      ? t('Every byte is right, and one sum that was said is false. {count} of {all} checkers notice.', values)
      : t('Everything is as it was computed, and everybody says valid.');
  if (run.claimedAnswer === null) return t('One entry is no number, and no answer can be read. {count} of {all} checkers notice.', values);
  return run.claimedAnswer === run.answer
    ? t('One entry is changed, and the answer is still {answer}. {count} of {all} checkers notice.', values)
    : t('One entry is changed, and the answer is {answer} in place of {right}. {count} of {all} checkers notice.', values);
}
