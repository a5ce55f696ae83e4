import type { Chain, RegistryAddress } from '../actions/chain.ts';
import { type ProposalState, proposalStates } from '../actions/words.ts';
import { readViews } from './readViews.ts';
import { isApproval, isSpam, seatsOf, type Told } from './told.ts';

/** What the contract says of a proposal: where it stands, and the votes that its ballot holds. */
export interface Standing {
  state: ProposalState;
  approvals: bigint;
  rejections: bigint;
  spam: bigint;
}

/** Where proposals stand at a block. */
export async function standingOf(
  chain: Chain,
  registry: RegistryAddress,
  block: bigint,
  list: readonly Told[],
): Promise<Map<Told, Standing>> {
  if (list.length === 0) return new Map();
  const states = list.map(({ proposal }) => ({ name: 'stateOf' as const, args: [proposal] }));
  const ballots = list.map(({ id }) => ({ name: 'ballot' as const, args: [id] }));
  const answers = await readViews(chain, registry, [...states, ...ballots], block);
  return new Map(
    list.map((told, i) => {
      const [state] = answers[i] as readonly [number, bigint, bigint];
      const [, approvals, rejections, spam] = answers[list.length + i] as readonly [number, bigint, bigint, bigint];
      return [told, { state: proposalStates[state] ?? 'unknown', approvals, rejections, spam }];
    }),
  );
}

/** Where a proposal stands by what is told of it, at the time of a block. */
export const stateTold = ({ closing, proposal }: Told, timestamp: number): ProposalState =>
  closing ? closing.state : proposal.deadline < timestamp ? 'expired' : 'open';

/** Whether the contract's ballot holds the votes that are told; a signed revision in one transaction leaves none. */
export function agreement({ votes, closing }: Told, state: ProposalState, stands: Standing | undefined): boolean | null {
  if (!stands || (stands.state === 'unknown' && closing?.version)) return null;
  return (
    stands.state === state &&
    stands.approvals === seatsOf(votes, isApproval) &&
    stands.rejections === seatsOf(votes, (vote) => !isApproval(vote)) &&
    stands.spam === seatsOf(votes, isSpam)
  );
}
