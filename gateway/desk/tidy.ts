import type { Hex } from 'viem';
import type { Proposal } from '../../registry/actions/index.ts';
import { proposalTypedData, registryDomain, verifySignature } from '../../registry/proposing/index.ts';
import type { DeskParts } from './desk.ts';
import type { DeskFile } from './records.ts';

/** Keeps the desk in step with the chain. */
export function createTidy({ view, records, pins, serial, chain, keepMs }: DeskParts) {
  /** Why nothing more can be brought to the chain for a file; undefined while something can. */
  async function closing(file: DeskFile): Promise<string | undefined> {
    if (!file.proposal) return 'nothing waits';
    const { state } = await view.ballot(file.id);
    if (state !== 'unknown') {
      const now = await view.stateOf(file.proposal);
      return now === 'open' ? undefined : now;
    }
    if (await view.noted(file.id)) return 'executed by signatures';
    if (!file.proposerSignature) return 'not on the chain';
    return (await view.obstacle(file.proposal)) ?? ((await stands(file.proposal, file.proposerSignature)) ? undefined : 'disowned');
  }

  /** A contract wallet may have changed its mind; an account cannot, and nobody is asked. Who cannot be asked stands. */
  async function stands(proposal: Proposal, signature: Hex): Promise<boolean> {
    const typedData = proposalTypedData(registryDomain(await view.registry()), proposal);
    return verifySignature(chain, { address: proposal.proposer, typedData, signature }).catch(() => true);
  }

  async function tidyOne(file: DeskFile, now: number): Promise<void> {
    const reason = await closing(file);
    const seats = await view.seats();
    const onChain = (await view.noted(file.id)) !== undefined || (await view.ballot(file.id)).state !== 'unknown';
    await serial(async () => {
      const foreign = [...file.approvals.values()].filter(({ seat, curator }) => seats.get(seat) !== curator);
      await records.removeApprovals(
        file.id,
        foreign.map(({ seat }) => seat),
      );
      const closedAt = reason === undefined ? undefined : (file.closedAt ?? now);
      if (closedAt !== file.closedAt) await records.putCover(file.id, { closedAt });
      if (closedAt !== undefined && now - closedAt >= keepMs) await records.close(file.id, onChain);
    });
  }

  return {
    async tidy(now = Date.now()): Promise<void> {
      for (const file of [...records.all()]) if (file.proposal) await tidyOne(file, now);
      await serial(() => records.sync());
    },
    async tidyOpen(): Promise<void> {
      for (const file of [...records.all()]) if (file.proposal && file.closedAt === undefined) await tidyOne(file, Date.now());
      await serial(() => records.sync());
    },
    async seen(id: Hex): Promise<void> {
      await serial(async () => {
        const file = records.get(id);
        if (!file) return;
        for (const { digest } of file.comments) await pins.addBlock(digest);
        const proposal = await view.noted(id);
        // An offer stays for a while: a reorg may take back the transaction that used it.
        if (proposal) await records.putCover(id, { proposal, ...(file.proposerSignature ? { closedAt: Date.now() } : {}) });
      });
    },
  };
}
