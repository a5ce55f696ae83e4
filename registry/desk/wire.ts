import * as z from 'zod/mini';
import type { Proposal } from '../actions/index.ts';
import { keyFromBytes32, keyToBytes32, kinds, proposalActions } from '../actions/index.ts';
import { BadDeskFormError } from './errors.ts';

// The forms that travel between a desk and whoever asks it. A proposal travels as a wallet shows it: words for its action,
// kind and key. Both ends read with the same schema, and neither takes a member that it does not know.

/** Bytes of a signature at most: a contract wallet of 30 owners fits. */
export const MAX_SIGNATURE_BYTES = 2_048;
/** Proposals of a list at most. */
export const MAX_LISTED = 2_000;
/** Comments of one proposal at most, whoever wrote them. */
export const MAX_COMMENTS = 1_000;

const uint = (bits: number) => z.number().check(z.int(), z.gte(0), z.lt(2 ** bits));
const hex = (bytes: number) =>
  z.string().check(z.regex(new RegExp(`^0x[0-9a-f]{${2 * bytes}}$`), `is not 0x and ${2 * bytes} lowercase hex digits`));
const word = hex(32) as unknown as z.ZodMiniType<`0x${string}`>;
const address = hex(20) as unknown as z.ZodMiniType<`0x${string}`>;
const signature = z
  .string()
  .check(
    z.maxLength(2 + 2 * MAX_SIGNATURE_BYTES, `has more than ${MAX_SIGNATURE_BYTES} bytes`),
    z.regex(/^0x([0-9a-f]{2})+$/, 'is not bytes in lowercase hex'),
  ) as unknown as z.ZodMiniType<`0x${string}`>;
const second = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'is not a time as 2026-11-20T13:05:00Z'));
const cid = z.string().check(z.regex(/^bafkrei[a-z2-7]{52}$/, 'is not a raw CID (bafkrei…)'));
const seat = z.number().check(z.int(), z.gte(0), z.lt(80));

const proposal = z.strictObject({
  action: z.enum(proposalActions),
  kind: z.enum(kinds),
  period: uint(32),
  key: z.string().check(z.regex(/^[a-z0-9-]{1,32}$/, 'is not 1 to 32 characters of a–z, 0–9 and "-"')),
  baseVersion: uint(32),
  digest: word,
  proposer: address,
  quorum: uint(8),
  rejectionQuorum: uint(8),
  deadline: uint(40),
  /** Wei, in decimal digits: more than a JSON number holds. */
  bond: z.string().check(
    z.regex(/^(0|[1-9]\d{0,28})$/, 'is not a whole number of wei'),
    // Zod goes on after a failed pattern, so this sees any text.
    z.refine((text) => !/^\d{1,29}$/.test(text) || BigInt(text) < 2n ** 96n, 'has more than 96 bits'),
  ),
});

const approval = z.strictObject({ seat, curator: address, signature, at: second });

/** `POST /proposals`. */
export const offerForm = z.strictObject({ proposal, signature });
/** `POST /proposals/{id}/approvals`. */
export const approvalForm = z.strictObject({ proposal, seat, signature });
/** The answer to `GET /proposals/{id}`. */
export const deskForm = z.strictObject({
  id: word,
  proposal: z.optional(proposal),
  proposerSignature: z.optional(signature),
  approvals: z.array(approval).check(z.maxLength(80)),
  comments: z.array(cid).check(z.maxLength(MAX_COMMENTS)),
});
/** The answer to `GET /proposals`. */
export const deskListForm = z.strictObject({
  proposals: z
    .array(
      z.strictObject({
        id: word,
        approvals: z.number().check(z.int(), z.gte(0), z.lte(80)),
        comments: z.number().check(z.int(), z.gte(0), z.lte(MAX_COMMENTS)),
        /** Offered proposals only. */
        proposal: z.optional(proposal),
        proposerSignature: z.optional(signature),
      }),
    )
    .check(z.maxLength(MAX_LISTED)),
});

export type ProposalForm = z.infer<typeof proposal>;
export type DeskForm = z.infer<typeof deskForm>;
export type DeskListForm = z.infer<typeof deskListForm>;

/** Reads a value as one of the forms. Throws `BadDeskFormError` with the first place that departs. */
export function readForm<T>(form: z.ZodMiniType<T>, value: unknown, what: string): T {
  const result = form.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new BadDeskFormError(what, issue?.path.join('.') ?? '', issue?.message ?? 'is malformed');
}

/** A proposal as it travels. */
export const proposalToForm = (proposal: Proposal): ProposalForm => ({
  action: proposalActions[proposal.action] as ProposalForm['action'],
  kind: kinds[proposal.kind] as ProposalForm['kind'],
  period: proposal.period,
  key: keyFromBytes32(proposal.key),
  baseVersion: proposal.baseVersion,
  digest: proposal.digest.toLowerCase() as `0x${string}`,
  proposer: proposal.proposer.toLowerCase() as `0x${string}`,
  quorum: proposal.quorum,
  rejectionQuorum: proposal.rejectionQuorum,
  deadline: proposal.deadline,
  bond: proposal.bond.toString(),
});

/** A proposal as the contract hashes it. */
export const proposalFromForm = (form: ProposalForm): Proposal => ({
  ...form,
  action: proposalActions.indexOf(form.action),
  kind: kinds.indexOf(form.kind),
  key: keyToBytes32(form.key),
  bond: BigInt(form.bond),
});
