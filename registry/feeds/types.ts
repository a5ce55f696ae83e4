import type { Hex } from 'viem';
import type { ProposalAction, Status } from '../actions/words.ts';
import type { Digest } from '../cid/index.ts';
import type { Diffable } from '../diff/diffDocuments.ts';
import type { Change } from '../diff/types.ts';
import type { EntryRef } from '../records/types.ts';
import type { FeedName } from './names.ts';

/** Where on the chain something is told. `log` counts what is told in that block; times are seconds since 1970. */
export interface Place {
  block: number;
  log: number;
  at: number;
  transaction: Hex;
}

/** A proposal that was opened. */
export interface Proposed {
  name: 'proposed';
  proposal: Hex;
  entry: EntryRef;
  action: ProposalAction;
  base: number;
  digest: Digest;
  proposer: Hex;
  deadline: number;
  quorum: number;
}

/** A revision that a quorum approved. */
export interface Revised {
  name: 'revised';
  proposal: Hex;
  version: number;
  digest: Digest;
  parent: Digest | null;
  status: Status;
  approvals: number;
}

/** What the chain tells that feeds and calendars rest on. */
export type Told =
  | Proposed
  | Revised
  | { name: 'rejected'; proposal: Hex; rejections: number; spam: boolean }
  | { name: 'withdrawn'; proposal: Hex; by: Hex }
  | { name: 'upheld'; proposal: Hex; approvals: number }
  | { name: 'authority'; manager: Hex }
  | { name: 'scheduled'; call: string; readyAt: number; words: string }
  | { name: 'executed' | 'cancelled'; call: string };

export type Fact<T extends Told = Told> = T & Place;

/** A document that an item rests on, as far as it is here. */
export type Known =
  | { state: 'read'; document: Diffable }
  | { state: 'waiting' }
  | { state: 'refused'; why: string }
  /** There is none: it is the first of its entry. */
  | { state: 'none' };

/** One thing that a revision changed, in words. */
export interface ItemChange {
  label: string;
  change: Change;
  before: string | null;
  after: string | null;
  /** Which parts moved beside the words, and when the new value held and was read. */
  details: string[];
  /** Addresses of what the new value rests on. */
  sources: string[];
}

/** What happened once, as every form of a feed says it. All texts are plain; strangers' texts among them. */
export interface FeedItem {
  /** The same for ever, from every gateway. */
  id: string;
  title: string;
  /** Seconds since 1970, of the block. */
  published: number;
  /** A second later for each document that it rests on and that is here, so that it moves when one arrives. */
  updated: number;
  /** Address in the app, from `#` on. */
  route: string;
  /** Who says it: the proposer's address. */
  author: string;
  lead: string[];
  changes: ItemChange[];
  /** How many changes are not listed here. */
  more: number;
  facts: { label: string; text: string }[];
  categories: string[];
}

/** An item, and the feeds in which it stands. */
export interface Placed {
  /** Empty for what happened, a field's id for what happened to that field, else the way in which a proposal ended. */
  part: string;
  feeds: FeedName[];
  item: FeedItem;
}

/** A date that a calendar shows. */
export interface Deadline {
  uid: string;
  title: string;
  text: string;
  /** Seconds since 1970; of a whole day its beginning. */
  at: number;
  wholeDay: boolean;
  /** Address in the app, from `#` on. */
  route: string;
  /** When it was first known, and when that changed last. */
  since: number;
  changed: number;
  sequence: number;
  cancelled: boolean;
}
