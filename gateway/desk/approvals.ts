import type { Hex } from 'viem';
import { approvalForm, proposalFromForm, readForm } from '../../registry/desk/wire.ts';
import { approvalTypedData, proposalId, registryDomain, verifySignature } from '../../registry/proposing/index.ts';
import type { DeskParts } from './desk.ts';
import { ProposalClosedError, ProposalUnknownError, SeatRefusedError, SignatureRefusedError } from './errors.ts';
import { second } from './time.ts';

/** Takes in signatures of curators; whoever wants brings them to the chain. */
export function createApprovals({ view, records, serial, chain }: DeskParts) {
  return async (id: Hex, body: unknown): Promise<{ id: Hex; seat: number }> => {
    const form = readForm(approvalForm, body, 'The approval');
    const proposal = proposalFromForm(form.proposal);
    if (proposalId(proposal) !== id) throw new ProposalUnknownError(id);
    const { seat, signature } = form;
    const { state, voted } = await view.ballot(id);
    if (state === 'unknown') {
      if (await view.noted(id)) throw new ProposalClosedError(id, 'it was executed by signatures');
      if (!records.get(id)?.proposerSignature) throw new ProposalUnknownError(id);
      const obstacle = await view.obstacle(proposal);
      if (obstacle) throw new ProposalClosedError(id, obstacle);
    } else {
      const now = await view.stateOf(proposal);
      if (now !== 'open') throw new ProposalClosedError(id, `it is ${now}`);
    }
    const curator = (await view.seats()).get(seat);
    if (!curator) throw new SeatRefusedError(seat, 'nobody holds it');
    if (curator === form.proposal.proposer) throw new SeatRefusedError(seat, 'its curator is the proposer');
    if ((voted >> BigInt(seat)) & 1n) throw new SeatRefusedError(seat, 'its curator has voted on the chain');
    const typedData = approvalTypedData(registryDomain(await view.registry()), proposal);
    const isOfCurator = (one: Hex) => verifySignature(chain, { address: curator, typedData, signature: one });
    if (!(await isOfCurator(signature))) throw new SignatureRefusedError(curator, `an approval of ${id}`);
    // One that stands is not replaced by another spelling of it; a contract wallet may have changed its mind.
    const before = records.get(id)?.approvals.get(seat);
    if (before?.curator === curator && (await isOfCurator(before.signature))) return { id, seat };
    return serial(async () => {
      if (!records.get(id)?.proposal) await records.putCover(id, { proposal, closedAt: undefined });
      await records.putApproval(id, { seat, curator, signature, at: second() });
      await records.sync();
      return { id, seat };
    });
  };
}
