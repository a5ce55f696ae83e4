import type { Cid, Digest } from '../cid/index.ts';

/** A block to upload: its digest was computed here. */
export interface UploadBlock {
  digest: Digest;
  bytes: Uint8Array;
}

export interface UploadOptions {
  signal?: AbortSignal;
  /** After each block that the service has acknowledged. */
  onProgress?: (done: number, total: number) => void;
}

/** What a service has acknowledged. */
export interface Uploaded {
  /** Name of the service, as the person chose it. */
  by: string;
  cids: Cid[];
}

/** Something that takes blocks. It is not believed: what it says it stored is compared, and `fetchBack` reads it again. */
export interface Uploader {
  readonly name: string;
  /** Throws `UploadError` with the way out, `DigestMismatchError`, or an `AbortError`. */
  upload(blocks: readonly UploadBlock[], options?: UploadOptions): Promise<Uploaded>;
}
