import type { Hex } from 'viem';
import type { Cid } from '../../registry/cid/index.ts';
import { cidOf } from '../../registry/cid/index.ts';
import { type DeskForm, type DeskListForm, MAX_LISTED, proposalToForm } from '../../registry/desk/wire.ts';
import type { BlockStore } from '../blocks/store.ts';
import { createNoted } from '../follow/noted.ts';
import type { Serial } from '../node/serial.ts';
import type { State } from '../node/state.ts';
import type { Keeper } from '../pins/keeper.ts';
import type { Pins } from '../pins/pins.ts';
import { createApprovals } from './approvals.ts';
import { type ChainView, createChainView, type DeskChain } from './chainView.ts';
import { createComments } from './comments.ts';
import { createOffers, keepOffers } from './offers.ts';
import { type DeskFile, type DeskRecords, openRecords } from './records.ts';
import { createTidy } from './tidy.ts';

/** What the parts of the desk share. */
export interface DeskParts {
  chain: DeskChain;
  view: ChainView;
  records: DeskRecords;
  store: BlockStore;
  keeper: Keeper;
  pins: Pins;
  serial: Serial;
  /** Bytes that comments of strangers may fill. */
  space: number;
  /** How long what waited for the chain stays after its proposal is closed, ms. */
  keepMs: number;
}

/** What waits to be put on the chain, and what is said of it. Whatever is acknowledged is on the disk. */
export interface Desk {
  offer(body: unknown): Promise<{ id: Hex }>;
  approve(id: Hex, body: unknown): Promise<{ id: Hex; seat: number }>;
  comment(id: Hex, bytes: Uint8Array): Promise<{ id: Hex; cid: Cid }>;
  /** One proposal; empty where nothing is held. */
  read(id: Hex): DeskForm;
  /** Every open proposal for which something is held, the newest last. */
  list(): DeskListForm;
  report(): { offered: number; approvals: number; comments: number };
  /** Renews the time of what offers need. */
  keepOffers(): Promise<void>;
  /** Compares all files with the chain: closes, lets go, and forgets. */
  tidy(now?: number): Promise<void>;
  /** The same for those that are open only, as often as the chain has news. */
  tidyOpen(): Promise<void>;
  /** The chain has shown a proposal: what was said of it stays from now on. */
  seen(id: Hex): Promise<void>;
}

/** Opens the desk of one registry. */
export async function openDesk(parts: Omit<DeskParts, 'view' | 'records'> & { address: Hex; state: State; follow: string }): Promise<Desk> {
  const { chain, address, state } = parts;
  const records = await openRecords(state, `desk/${address.toLowerCase()}/`);
  const view = createChainView({ chain, address, noted: createNoted(state, parts.follow) });
  const all: DeskParts = { ...parts, view, records };
  const files = () => [...records.all()];
  const isListed = (file: DeskFile) => file.proposal !== undefined && file.closedAt === undefined;

  return {
    offer: createOffers(all),
    approve: createApprovals(all),
    comment: createComments(all),
    ...createTidy(all),
    keepOffers: () => keepOffers(all),
    read(id) {
      const file = records.get(id);
      return {
        id,
        ...(file?.proposal ? { proposal: proposalToForm(file.proposal) } : {}),
        ...(file?.proposerSignature ? { proposerSignature: file.proposerSignature } : {}),
        approvals: [...(file?.approvals.values() ?? [])].sort((a, b) => a.seat - b.seat),
        comments: (file?.comments ?? []).map(({ digest }) => cidOf(digest)),
      };
    },
    list: () => ({
      proposals: files()
        .filter(isListed)
        .slice(-MAX_LISTED)
        .map(({ id, proposal, proposerSignature, approvals, comments }) => ({
          id,
          approvals: approvals.size,
          comments: comments.length,
          ...(proposal && proposerSignature ? { proposal: proposalToForm(proposal), proposerSignature } : {}),
        })),
    }),
    report: () => ({
      offered: files().filter((file) => file.proposerSignature !== undefined).length,
      approvals: files().reduce((sum, { approvals }) => sum + approvals.size, 0),
      comments: files().reduce((sum, { comments }) => sum + comments.length, 0),
    }),
  };
}
