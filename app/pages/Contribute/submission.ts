import type { Hex } from 'viem';
import type { Digest } from '../../../registry/cid/index.ts';

/** How far a draft has come. Each step is kept, so that a reload goes on where it stood. */
export interface Submission {
  /** Of the document as it was uploaded: another digest begins anew. */
  digest: Digest;
  /** The service that said it has the blocks. */
  uploadedBy: string | null;
  /** The gateway's bytes were compared with the digests. */
  fetchedBack: boolean;
  /** The proposal on chain. */
  proposal: { id: Hex; transaction: Hex; blockNumber: string } | null;
}

export const newSubmission = (digest: Digest): Submission => ({ digest, uploadedBy: null, fetchedBack: false, proposal: null });
