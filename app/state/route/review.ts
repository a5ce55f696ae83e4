import { type Kind, kinds, type ProposalAction, proposalActions } from '../../../registry/actions/words.ts';
import { isSlug, oneOf, periodFrom, queryOf, slugFrom } from './parts.ts';

/** Which proposals the queue lists: those that wait, one way in which they ended, all that ended, or all. */
export const reviewStates = ['open', 'executed', 'rejected', 'withdrawn', 'expired', 'stale', 'closed', 'any'] as const;

/** The view of the Review page. Null: any. */
export interface ReviewView {
  state: (typeof reviewStates)[number];
  kind: Kind | null;
  action: ProposalAction | null;
  /** A system's profile, its readings, and the notes that name it. */
  project: string | null;
  /** Only what the connected account may still decide. */
  mine: boolean;
  /** Also the open proposals that no curator has lifted. */
  folded: boolean;
}

export const defaultReview: ReviewView = { state: 'open', kind: null, action: null, project: null, mine: false, folded: false };

export function parseReview(params: URLSearchParams): ReviewView {
  return {
    state: oneOf(reviewStates, params.get('state')) ?? 'open',
    kind: oneOf(kinds, params.get('kind')),
    action: oneOf(proposalActions, params.get('action')),
    project: slugFrom(params.get('project')),
    mine: params.get('mine') === '1',
    folded: params.get('folded') === '1',
  };
}

export function reviewAddress({ state, mine, folded, ...view }: ReviewView): string {
  return `#/review${queryOf({ state: state === 'open' ? null : state, ...view, mine: mine ? '1' : null, folded: folded ? '1' : null })}`;
}

/** The address of a view of the Review page. */
export const reviewHref = (view: Partial<ReviewView> = {}): string => reviewAddress({ ...defaultReview, ...view });
/** The id of a proposal, as `review/<id>` names it; else null. */
export const parseProposal = (_params: URLSearchParams, [id = '']: readonly string[]): `0x${string}` | null =>
  /^0x[0-9a-f]{64}$/.test(id) ? (id as `0x${string}`) : null;

/** The address of one proposal under review. */
export const proposalHref = (id: `0x${string}`): string => `#/review/${id}`;

/** What somebody says of an approved version: a curators' question, or an auditor's word. */
export const disputeActs = ['dispute', 'attest'] as const;

/** A version of an entry, and what is said of it. */
export interface DisputeForm {
  kind: Kind;
  /** 0 for everything but a note. */
  period: number;
  slug: string;
  act: (typeof disputeActs)[number];
}

/** `dispute/<kind>/<period>/<slug>`; else null. */
export function parseDispute(params: URLSearchParams, [word, at, slug, ...rest]: readonly string[]): DisputeForm | null {
  const kind = oneOf(kinds, word);
  const period = kind === 'note' ? periodFrom(at) : at === '0' ? 0 : null;
  if (!kind || period === null || !isSlug(slug) || rest.length > 0) return null;
  return { kind, period, slug, act: oneOf(disputeActs, params.get('act')) ?? 'dispute' };
}

/** Where a version of an entry is disputed or attested. */
export const disputeHref = ({ kind, period, slug }: Omit<DisputeForm, 'act'>, act: DisputeForm['act'] = 'dispute'): string =>
  `#/dispute/${kind}/${period}/${slug}${queryOf({ act: act === 'dispute' ? null : act })}`;
