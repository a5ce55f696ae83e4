import type { Entry, FirstPage, RegistryAddress } from '../../registry/actions/index.ts';
import type { DemlError } from '../../registry/errors/index.ts';
import type { ReleaseBlock } from '../../registry/release/index.ts';
import type { AgreeingChain, BlockReader, GatewayReport, RpcReport } from '../../registry/verify/index.ts';
import type { Config } from './config.ts';
import type { PastState } from './past.ts';

export interface RegisterState {
  phase: 'loading' | 'ready' | 'failed';
  error: DemlError | null;
  config: Config | null;
  firstPage: FirstPage | null;
  rpcs: readonly RpcReport[];
  gateways: readonly GatewayReport[];
  peers: readonly GatewayReport[];
  /** The moment that was asked for, as it was written; null for now. */
  at: string | null;
  /** What is known of that moment once it is read. */
  past: PastState | null;
  /** Whose state is shown while the chain has not answered: that of this release, at the block that it names. Else null. */
  release: ReleaseShown | null;
  /** When the chain was read. */
  readAt: Date | null;
  /** Of the entries that this session has asked for. */
  counts: { entries: number; verified: number; refused: number; coming: number; waiting: number };
}

/** The register as the page's own release carries it. */
export interface ReleaseShown {
  block: ReleaseBlock;
  /** The chain's heads are awaited. */
  comparing: boolean;
  /** Why there are none. */
  trouble: DemlError | null;
}

/** What a session reads with; for what the register's own pages do not read, as proposals and their documents. */
export interface Access {
  chain: AgreeingChain;
  blocks: BlockReader;
  registry: RegistryAddress;
  gateways: readonly string[];
  indexers: readonly string[];
  /** Every head of the register that is shown: of now or of then. Read once a session, when it is asked for. */
  heads(): Promise<readonly Entry[]>;
}

/** A session that has read nothing yet. */
export const begun: RegisterState = {
  phase: 'loading',
  error: null,
  config: null,
  firstPage: null,
  rpcs: [],
  gateways: [],
  peers: [],
  at: null,
  past: null,
  release: null,
  readAt: null,
  counts: { entries: 0, verified: 0, refused: 0, coming: 0, waiting: 0 },
};
