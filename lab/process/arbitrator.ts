import { stringToHex } from 'viem';
import { trace } from '../model/trace.ts';
import { digitOf } from '../model/workloads.ts';
import type { Tensor } from '../trace/tensor.ts';
import { firstLie } from '../verify/optimistic.ts';
import { BadMessageError, NotHereError } from './errors.ts';
import { askPeer } from './http.ts';
import type { TaskView } from './ledger.ts';
import { criterionForm } from './messages.ts';
import { fetchJob } from './moves.ts';
import { commitmentTo } from './offers.ts';
import { short } from './party.ts';
import { TaskParty } from './taskParty.ts';

/** Hundredths of a percent of the price that go back where a result misses its criterion: the work was done, and not what was wanted. */
const SHARE_FOR_A_MISS = 5_000;

/** Rules on stated criteria alone: whether the arithmetic is right is the referee's matter, and a result that is not is left to the games. */
export class Arbitrator extends TaskParty {
  protected async attend(task: TaskView): Promise<boolean> {
    const asked = task.quote.arbitrator === this.chain.address && task.stage === 'submitted' && task.contested && !task.ruled;
    return asked ? this.#rule(task) : false;
  }

  async #rule(task: TaskView): Promise<boolean> {
    const { id, payer, quote, contested } = task;
    const url = this.peers.get(payer)?.url;
    if (!url || !contested) throw new NotHereError(`address of the payer ${payer}`);
    const job = await fetchJob(this.peers, task);
    const criterion = await askPeer(`${url}/tasks/${id}/criterion`, criterionForm);
    const commitment = commitmentTo(job, criterion);
    if (commitment !== contested || BigInt(commitment) !== quote.nonce)
      throw new BadMessageError(url, 'it is not the criterion that the quote binds');
    const own = trace(job);
    if (firstLie(own, task) !== undefined) return false;
    const named = digitOf(own.layers.at(-1) as Tensor);
    const share = named === criterion.right ? 0 : SHARE_FOR_A_MISS;
    const reason = stringToHex(share ? 'missed' : 'met', { size: 32 });
    await this.chain.send('escrow', { functionName: 'rule', args: [id, share, reason] });
    const text = `rules on task ${short(id)}: it names ${named}, ${criterion.right} was agreed to, so ${share / 100} % of the price go back.`;
    this.tell(task, 'ruled', text, { named, right: criterion.right, share });
    return true;
  }
}
