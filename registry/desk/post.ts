import type { Hex } from 'viem';
import type { Proposal } from '../actions/index.ts';
import { type Cid, cidOf, type Digest, digestOf } from '../cid/index.ts';
import { DemlError } from '../errors/index.ts';
import { proposalId } from '../proposing/index.ts';
import type { Comment } from '../schema/index.ts';
import { writeStatement } from '../schema/statements.ts';
import { ask, gatewaysOf, refusalOf, stopIf } from './ask.ts';
import { NoDeskError } from './errors.ts';
import type { DeskPlace, DeskReceipt } from './types.ts';
import { proposalToForm } from './wire.ts';

interface PostOptions {
  signal?: AbortSignal;
}

/** Gives a proposal that its proposer signed to all gateways. Its bond is 0, and its document is uploaded before. Errors: `NoDeskError`. */
export function offerProposal(
  place: DeskPlace,
  offer: { proposal: Proposal; signature: Hex },
  options?: PostOptions,
): Promise<DeskReceipt> {
  const { proposal, signature } = offer;
  return post(
    place,
    proposalId(proposal),
    '/proposals',
    json({ proposal: proposalToForm(proposal), signature: lower(signature) }),
    options,
  );
}

/** Gives a curator's signature to all gateways. Errors: `NoDeskError`. */
export function postApproval(
  place: DeskPlace,
  approval: { proposal: Proposal; seat: number; signature: Hex },
  options?: PostOptions,
): Promise<DeskReceipt> {
  const { proposal, seat, signature } = approval;
  const id = proposalId(proposal);
  const body = json({ proposal: proposalToForm(proposal), seat, signature: lower(signature) });
  return post(place, id, `/proposals/${id}/approvals`, body, options);
}

/** Gives a signed comment to all gateways. Errors: `OffSchemaError` before anything is sent, `NoDeskError`. */
export async function postComment(
  place: DeskPlace,
  comment: Comment,
  options?: PostOptions,
): Promise<DeskReceipt & { cid: Cid; digest: Digest }> {
  const bytes = writeStatement(comment);
  const digest = await digestOf(bytes);
  const id = comment.proposal as Hex;
  const receipt = await post(place, id, `/proposals/${id}/comments`, { type: 'application/vnd.ipld.raw', bytes }, options);
  return { ...receipt, cid: cidOf(digest), digest };
}

interface Body {
  type: string;
  bytes: Uint8Array;
}

const lower = (hex: Hex): Hex => hex.toLowerCase() as Hex;
const json = (value: unknown): Body => ({ type: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(value)) });

async function post(place: DeskPlace, id: Hex, path: string, body: Body, { signal }: PostOptions = {}): Promise<DeskReceipt> {
  const receipt: DeskReceipt = { id, taken: [], refused: [] };
  const init = { method: 'POST', headers: { 'content-type': body.type }, body: body.bytes as Uint8Array<ArrayBuffer> };
  await Promise.all(
    gatewaysOf(place).map(async (url) => {
      try {
        const { status, bytes } = await ask(place, url, { path, init, signal });
        if (status !== 200 && status !== 201) throw refusalOf(url, status, bytes);
        receipt.taken.push(url);
      } catch (error) {
        stopIf(signal);
        if (!(error instanceof DemlError)) throw error;
        receipt.refused.push({ url, error });
      }
    }),
  );
  if (receipt.taken.length === 0) throw new NoDeskError(receipt.refused.map(({ error }) => error));
  return receipt;
}
