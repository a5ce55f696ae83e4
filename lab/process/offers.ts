import { type Address, verifyTypedData, zeroAddress } from 'viem';
import { commitSet } from '../market/evaluate.ts';
import { familyOf, hasGames, typedQuote } from '../market/quote.ts';
import type { Share, WorkRecord } from '../market/reputation.ts';
import type { Offer } from '../market/route.ts';
import { specDigest } from '../model/encodeSpec.ts';
import type { Job } from '../model/run.ts';
import type { Hash } from '../trace/hash.ts';
import { commitTensor } from '../trace/tensor.ts';
import type { LabChain } from './chain.ts';
import { BadQuoteError } from './errors.ts';
import { askPeer } from './http.ts';
import { quoteForm, type SignedQuote, writeJob } from './messages.ts';
import type { Mishaps, Peer } from './party.ts';

/** What a payer would contest a result by: the digit that it should name, and the salt of the commitment to it. */
export interface Criterion {
  right: number;
  salt: Hash;
}

/** A signed quote, and what is known of the offer. */
export interface SignedOffer extends SignedQuote {
  peer: Peer;
  offer: Offer;
}

/** What a quote has to grant where its result can be challenged: less, and nobody could find a lie, or would look for one. */
export interface Least {
  challengeWindow: number;
  turnSeconds: number;
  workerBond: bigint;
}

/** What a payer asks for, of whom, and what it knows of them. */
export interface Request {
  job: Job;
  criterion: Criterion | undefined;
  arbitrator: Address;
  least: Least;
  workers: readonly Peer[];
  records: ReadonlyMap<Address, WorkRecord>;
  scores: ReadonlyMap<Address, Share>;
}

/** The number that a quote has where it binds a criterion. */
export const commitmentTo = ({ input }: Job, { right, salt }: Criterion): Hash => commitSet([{ input: commitTensor(input), right }], salt);

/** The offers of all workers that answer with a quote that holds. */
export async function gatherOffers(chain: LabChain, request: Request, mishaps: Mishaps): Promise<SignedOffer[]> {
  const { job, criterion, workers, records, scores } = request;
  const commitment = criterion && commitmentTo(job, criterion);
  const message = { job: writeJob(job), payer: chain.address, ...(commitment && { criterion: commitment }) };
  const offers: SignedOffer[] = [];
  for (const peer of workers) {
    await mishaps.attempt(`an offer of ${peer.name}`, async () => {
      const since = performance.now();
      const signed = await askPeer(`${peer.url}/quotes`, quoteForm, message);
      const latency = Math.round(performance.now() - since);
      await checkQuote(chain, signed, peer.address, request, commitment);
      const [record, score] = [records.get(peer.address), scores.get(peer.address)];
      const { price } = signed.quote;
      const offer = {
        worker: peer.address,
        family: familyOf(signed.quote),
        price,
        latency,
        ...(record && { record }),
        ...(score && { score }),
      };
      offers.push({ ...signed, peer, offer });
    });
  }
  return offers;
}

/** A quote is for this job, payer, token and criterion, by its worker's signature; the rest of it is what the worker offers. */
async function checkQuote(
  chain: LabChain,
  { quote, signature }: SignedQuote,
  worker: Address,
  { job: { spec, input }, arbitrator, least }: Request,
  commitment: Hash | undefined,
): Promise<void> {
  const { contracts } = chain;
  const wrong = [
    quote.worker !== worker && 'it names another worker',
    quote.payer !== chain.address && 'it is for another payer',
    quote.token !== contracts.token && 'it asks for another token',
    quote.specDigest !== specDigest(spec) && 'it is for another specification',
    quote.inputRoot !== commitTensor(input) && 'it is for another input',
    quote.arbitrator !== (commitment ? arbitrator : zeroAddress) && 'it names another arbitrator',
    commitment && quote.nonce !== BigInt(commitment) && 'it does not bind the criterion',
    hasGames(familyOf(quote)) && quote.challengeWindow < least.challengeWindow && 'its window is too short to challenge the result',
    hasGames(familyOf(quote)) && quote.turnSeconds < least.turnSeconds && 'its turns are too short to play a game',
    hasGames(familyOf(quote)) && quote.workerBond < least.workerBond && 'its bond is too small',
  ].find(Boolean);
  if (wrong) throw new BadQuoteError(worker, wrong);
  const place = { chainId: await chain.client.getChainId(), escrow: contracts.escrow };
  if (!(await verifyTypedData({ ...typedQuote(quote, place), address: worker, signature })))
    throw new BadQuoteError(worker, 'its signature is not one of the worker');
}
