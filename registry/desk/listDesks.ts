import type { Hex } from 'viem';
import { EndpointError } from '../errors/index.ts';
import { proposalId, proposalTypedData, registryDomain, verifySignature } from '../proposing/index.ts';
import { ask, createReport, gatewaysOf, jsonOf, plain, stopIf } from './ask.ts';
import { DisownedError, FalseDeskError } from './errors.ts';
import { patientChain } from './patientChain.ts';
import type { DeskList, DeskPlace, OfferedProposal } from './types.ts';
import { type DeskListForm, deskListForm, proposalFromForm, readForm } from './wire.ts';

/** After so many false offers of a gateway no more of its offers are verified. */
const PATIENCE = 8;
/** The same for offers that their proposers disown: more than an honest gateway has places for. */
const DOUBTS = 512;

/** What all gateways hold: offers, verified, and how much waits for which proposal, not verified. Never throws for a gateway. */
export async function listDesks(place: DeskPlace, { signal }: { signal?: AbortSignal } = {}): Promise<DeskList> {
  const reports = gatewaysOf(place).map(createReport);
  const patient = { ...place, chain: patientChain(place.chain) };
  const offered = new Map<Hex, OfferedProposal>();
  const counts: DeskList['counts'] = new Map();
  const answers = await Promise.all(
    reports.map(async (report) => {
      try {
        return { report, ...(await askOne(place, report.url, signal)) };
      } catch (error) {
        stopIf(signal);
        report.note(error);
        return { report, proposals: [] };
      }
    }),
  );
  for (const { report, proposals } of answers) {
    let faults = 0;
    let doubts = 0;
    for (const one of proposals) {
      const before = counts.get(one.id) ?? { approvals: 0, comments: 0 };
      counts.set(one.id, {
        approvals: Math.max(before.approvals, one.approvals),
        comments: Math.max(before.comments, one.comments),
      });
      if (offered.has(one.id) || faults >= PATIENCE || doubts >= DOUBTS) continue;
      try {
        const offer = await verified(patient, one, report.url);
        if (offer) offered.set(one.id, offer);
      } catch (error) {
        stopIf(signal);
        if (!(error instanceof FalseDeskError)) continue; // a wallet that no RPC can ask: its offer is not judged, others are
        if (error instanceof DisownedError) doubts++;
        else faults++;
        report.note(error);
      }
    }
  }
  stopIf(signal);
  return { offered: [...offered.values()], counts, gateways: reports.map(plain) };
}

async function askOne(place: DeskPlace, url: string, signal: AbortSignal | undefined): Promise<DeskListForm> {
  const { status, bytes } = await ask(place, url, { path: '/proposals', signal });
  if (status !== 200) throw new EndpointError(url, `answered ${status}`);
  return readForm(deskListForm, jsonOf(url, bytes), `The desk of ${url}`);
}

async function verified(place: DeskPlace, one: DeskListForm['proposals'][number], url: string): Promise<OfferedProposal | undefined> {
  const { id, proposerSignature: signature } = one;
  if (!one.proposal || !signature) return undefined;
  const proposal = proposalFromForm(one.proposal);
  if (proposalId(proposal) !== id) throw new FalseDeskError(url, `the proposal ${id} is another one`);
  const typedData = proposalTypedData(registryDomain(place.registry), proposal);
  if (!(await verifySignature(place.chain, { address: proposal.proposer, typedData, signature })))
    throw new DisownedError(url, `the offer ${id} is not signed by ${proposal.proposer}`);
  return { id, proposal, proposerSignature: signature };
}
