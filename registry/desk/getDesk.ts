import type { Hex } from 'viem';
import { type Proposal, readRegistry } from '../actions/index.ts';
import { EndpointError } from '../errors/index.ts';
import { approvalTypedData, proposalId, proposalTypedData, registryDomain, verifySignature } from '../proposing/index.ts';
import { ask, createReport, gatewaysOf, jsonOf, plain, stopIf } from './ask.ts';
import { FalseDeskError } from './errors.ts';
import { readComments } from './readComments.ts';
import type { Desk, DeskApproval, DeskPlace } from './types.ts';
import { type DeskForm, deskForm, proposalFromForm, readForm } from './wire.ts';

export interface GetDeskOptions {
  /** The proposal, where the caller knows it from the chain; else one that hashes to the id is taken from a gateway. */
  proposal?: Proposal;
  signal?: AbortSignal;
}

/** What a gateway said, and the report on it. */
export interface Said {
  form: DeskForm;
  report: ReturnType<typeof createReport>;
}

/**
 * All that the gateways hold for one proposal: each id, signature and digest is verified, what is false is left out, and
 * whoever said it is named. Never throws for a gateway; for the chain: `NoChainError`, `NoRegistryError`, `BadAnswerError`.
 */
export async function getDesk(place: DeskPlace, id: Hex, options: GetDeskOptions = {}): Promise<Desk> {
  const { signal } = options;
  const reports = gatewaysOf(place).map(createReport);
  const answers = await Promise.all(reports.map((report) => askFor(place, id, report, signal)));
  const said = answers.filter((one) => one !== undefined);
  const proposal = agreedProposal(id, options.proposal, said);
  const [proposerSignature, approvals, comments] = await Promise.all([
    proposal && signatureOfProposer(place, proposal, said),
    proposal ? approvalsOf(place, proposal, said) : [],
    readComments(place, id, said, signal),
  ]);
  stopIf(signal);
  return { id, proposal, proposerSignature, approvals, comments, gateways: reports.map(plain) };
}

async function askFor(place: DeskPlace, id: Hex, report: Said['report'], signal: AbortSignal | undefined): Promise<Said | undefined> {
  try {
    const { status, bytes } = await ask(place, report.url, { path: `/proposals/${id}`, signal });
    if (status !== 200) throw new EndpointError(report.url, `answered ${status}`);
    const form = readForm(deskForm, jsonOf(report.url, bytes), `The desk of ${report.url}`);
    if (form.id !== id) throw new FalseDeskError(report.url, `it speaks of the proposal ${form.id}`);
    return { form, report };
  } catch (error) {
    stopIf(signal);
    report.note(error);
    return undefined;
  }
}

/** The proposal that hashes to the id; a gateway with another one is noted, and its signatures are worth nothing. */
function agreedProposal(id: Hex, known: Proposal | undefined, said: readonly Said[]): Proposal | undefined {
  let agreed = known;
  for (const { form, report } of said) {
    if (!form.proposal) continue;
    const proposal = proposalFromForm(form.proposal);
    if (proposalId(proposal) === id) agreed ??= proposal;
    else report.note(new FalseDeskError(report.url, 'its proposal is another one'));
  }
  return agreed;
}

async function signatureOfProposer(place: DeskPlace, proposal: Proposal, said: readonly Said[]): Promise<Hex | undefined> {
  const typedData = proposalTypedData(registryDomain(place.registry), proposal);
  for (const { form, report } of said) {
    const signature = form.proposerSignature;
    if (!signature) continue;
    if (await verifySignature(place.chain, { address: proposal.proposer, typedData, signature })) return signature;
    report.note(new FalseDeskError(report.url, "the proposer's signature is not the proposer's"));
  }
  return undefined;
}

/** One approval a seat: of the curator who holds it now, and who is not the proposer. Others are of the past, or false. */
async function approvalsOf(place: DeskPlace, proposal: Proposal, said: readonly Said[]): Promise<DeskApproval[]> {
  if (said.every(({ form }) => form.approvals.length === 0)) return [];
  const seats = await readRegistry(place.chain, place.registry, 'seats', []);
  const typedData = approvalTypedData(registryDomain(place.registry), proposal);
  const found = new Map<number, DeskApproval>();
  for (const { form, report } of said) {
    for (const approval of form.approvals) {
      if (found.has(approval.seat)) continue;
      const holder = seats.find(({ index }) => index === approval.seat)?.curator.toLowerCase();
      if (holder !== approval.curator || holder === proposal.proposer.toLowerCase()) continue;
      const { curator: address, signature } = approval;
      if (await verifySignature(place.chain, { address, typedData, signature })) found.set(approval.seat, approval);
      else report.note(new FalseDeskError(report.url, `the approval of the seat ${approval.seat} is not its curator's`));
    }
  }
  return [...found.values()].sort((a, b) => a.seat - b.seat);
}
