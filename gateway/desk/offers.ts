import type { Hex } from 'viem';
import { keyFromBytes32, kinds, type Proposal } from '../../registry/actions/index.ts';
import { type Cid, cidOf, type Digest, parseCid, toDigest } from '../../registry/cid/index.ts';
import { offerForm, proposalFromForm, readForm } from '../../registry/desk/wire.ts';
import { proposalId, proposalTypedData, registryDomain, verifySignature } from '../../registry/proposing/index.ts';
import { readAnyDocument } from '../../registry/schema/index.ts';
import { type BlockStore, rawCid } from '../blocks/store.ts';
import type { DeskParts } from './desk.ts';
import { DeskFullError, DocumentMissingError, OfferRefusedError, SignatureRefusedError } from './errors.ts';

/** Offered proposals at most: in all, as long as no curator has signed them, and of one proposer. */
export const MAX_OFFERS = 500;
export const MAX_OFFERS_OF_ONE = 5;

/** Takes in proposals that their proposers signed and that are on no chain. */
export function createOffers({ view, records, store, keeper, serial, chain }: DeskParts) {
  /** Throws `DeskFullError` where there is no place. */
  function checkPlace(proposer: Hex): void {
    const offers = [...records.all()].filter((file) => file.proposerSignature !== undefined && file.closedAt === undefined);
    const own = offers.filter((file) => file.proposal?.proposer.toLowerCase() === proposer).length;
    if (own >= MAX_OFFERS_OF_ONE) throw new DeskFullError(`${proposer} has ${own} offered proposals here, and no more can be taken`);
    if (offers.filter(({ approvals }) => approvals.size === 0).length >= MAX_OFFERS)
      throw new DeskFullError(`${MAX_OFFERS} offered proposals wait for a first signature here`);
  }

  return async (body: unknown): Promise<{ id: Hex }> => {
    const form = readForm(offerForm, body, 'The offer');
    const proposal = proposalFromForm(form.proposal);
    const id = proposalId(proposal);
    if (records.get(id)?.proposerSignature) return { id };
    checkPlace(form.proposal.proposer);
    const registry = await view.registry();
    const typedData = proposalTypedData(registryDomain(registry), proposal);
    if (!(await verifySignature(chain, { address: proposal.proposer, typedData, signature: form.signature })))
      throw new SignatureRefusedError(proposal.proposer, `the proposal ${id}`);
    if ((await view.noted(id)) || (await view.ballot(id)).state !== 'unknown') throw new OfferRefusedError('it is on the chain already');
    const obstacle = await view.obstacle(proposal);
    if (obstacle) throw new OfferRefusedError(obstacle);
    const blocks = await blocksOf(proposal, store);
    const missing = await keeper.store([], blocks); // kept from now on; tidying renews it while the offer stands
    if (missing.length > 0) throw new DocumentMissingError(missing.map((digest) => cidOf(digest)));
    return serial(async () => {
      if (records.get(id)?.proposerSignature) return { id };
      checkPlace(form.proposal.proposer); // again: others may have come in meanwhile
      await records.putCover(id, { proposal, proposerSignature: form.signature, closedAt: undefined });
      await records.sync();
      return { id };
    });
  };
}

/** Renews the time of what all offers need: their documents, and what was said of them. Call it before a sweep. */
export async function keepOffers({ records, store, keeper }: Pick<DeskParts, 'records' | 'store' | 'keeper'>): Promise<void> {
  for (const { proposal, proposerSignature, comments } of [...records.all()]) {
    if (!proposal || !proposerSignature) continue;
    const blocks = await blocksOf(proposal, store).catch(() => []); // what is gone cannot be kept
    await keeper.store([], blocks);
    for (const { digest } of comments) await keeper.store([], [digest]);
  }
}

/** The blocks of a proposal's document. Throws where it is not here, off schema, or the document of another entry. */
async function blocksOf(proposal: Proposal, store: BlockStore): Promise<Digest[]> {
  const digest = toDigest(proposal.digest);
  const cid: Cid = cidOf(digest);
  const bytes = await store.get(rawCid(digest)).catch(() => {
    throw new DocumentMissingError([cid]);
  });
  const document = readAnyDocument(bytes, cid);
  const key = keyFromBytes32(proposal.key);
  const kind = kinds[proposal.kind] as string;
  if (document.schema !== `deml.${kind}/1`) throw new OfferRefusedError(`its document is a ${document.schema}, and its kind is ${kind}`);
  if (document.slug !== key) throw new OfferRefusedError(`its document is of "${document.slug}", and its key is "${key}"`);
  if (document.schema === 'deml.note/1' && Number(document.publishedAt.slice(0, 7).replace('-', '')) !== proposal.period)
    throw new OfferRefusedError(`its note is of ${document.publishedAt}, and its period is ${proposal.period}`);
  const links = document.schema === 'deml.project/1' ? Object.values(document.groups).map((link) => parseCid(link['/']).digest) : [];
  return [digest, ...links];
}
