import type { Hex } from 'viem';
import type { Proposal } from '../../registry/actions/index.ts';
import { type ProposalForm, proposalFromForm, proposalToForm } from '../../registry/desk/wire.ts';
import type { State } from '../node/state.ts';

type Noted = ProposalForm & { block: number } & Record<string, string | number>;

/**
 * The proposals that the chain has shown. The contract keeps a ballot of those that were opened; one that was executed by
 * signatures, in one transaction, is known by its event only.
 */
export function createNoted(state: State, follow: string) {
  const prefix = `${follow}proposal/`;
  return {
    async get(id: Hex): Promise<Proposal | undefined> {
      const noted = await state.get<Noted>(prefix + id);
      if (!noted) return undefined;
      const { block: _, ...form } = noted;
      return proposalFromForm(form as ProposalForm);
    },
    put: (id: Hex, proposal: Proposal, block: bigint) => state.put(prefix + id, { ...proposalToForm(proposal), block: Number(block) }),
    /** Forgets those of later blocks, which a reorg took back; what the other chain has too is read again. */
    async forgetAfter(block: number): Promise<void> {
      const gone: string[] = [];
      for await (const [id, noted] of state.list<Noted>(prefix)) if (noted.block > block) gone.push(id);
      for (const id of gone) await state.delete(prefix + id);
    },
  };
}

export type NotedProposals = ReturnType<typeof createNoted>;
