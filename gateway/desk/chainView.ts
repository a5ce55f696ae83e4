import type { Hex } from 'viem';
import {
  type Chain,
  getHead,
  keyFromBytes32,
  kinds,
  type Proposal,
  type ProposalState,
  proposalActions,
  proposalStates,
  type RegistryAddress,
  readRegistry,
  type Status,
} from '../../registry/actions/index.ts';
import { DemlError, EndpointError } from '../../registry/errors/index.ts';
import type { NotedProposals } from '../follow/noted.ts';

/** What the desk asks of a chain beside calls. */
export interface DeskChain extends Chain {
  chainId(): Promise<number>;
  /** Seconds since 1970, of the newest block. */
  time(): Promise<number>;
}

/** The chain's answers to the questions of the desk. */
export type ChainView = ReturnType<typeof createChainView>;

const FRESH_MS = 1_000;
/** A proposer's clock may be ahead of the newest block; the registry judges when the proposal is put on the chain, later. */
const CLOCKS_APART_S = 600;
const noCurator = /^0x0{40}$/;

/** The statuses from which an action leads on. A dispute is not offered: it is opened on the chain, with its bond. */
const from: Partial<Record<(typeof proposalActions)[number], readonly Status[]>> = {
  create: ['none'],
  update: ['active', 'disputed'],
  retire: ['active', 'disputed'],
  restore: ['retired'],
};

/** Reads for judging what comes in; the seats are asked for at most once a second. */
export function createChainView({ chain, address, noted }: { chain: DeskChain; address: Hex; noted: NotedProposals }) {
  let registry: RegistryAddress | undefined;
  let seatsRead = { at: Number.NEGATIVE_INFINITY, seats: Promise.resolve(new Map<number, Hex>()) };

  /** Whatever goes wrong with an RPC is for the asker to try again. */
  async function asking<T>(ask: (registry: RegistryAddress) => Promise<T>): Promise<T> {
    try {
      registry ??= { address, chainId: await chain.chainId() };
      return await ask(registry);
    } catch (error) {
      throw error instanceof DemlError ? error : new EndpointError('The chain', 'did not answer', error);
    }
  }

  const ballot = (id: Hex) =>
    asking(async (registry) => {
      const [stored, approvals, rejections, _spam] = await readRegistry(chain, registry, 'ballot', [id]);
      return { state: proposalStates[stored] ?? 'unknown', voted: approvals | rejections };
    });

  return {
    ballot,
    registry: () => asking(async (registry) => registry),
    time: () => asking(() => chain.time()),

    /** A proposal that the follower saw on the chain; one that was executed by signatures has no ballot. */
    noted: noted.get,

    /** Where an opened proposal stands. */
    stateOf: (proposal: Proposal): Promise<ProposalState> =>
      asking(async (registry) => {
        const [now] = await readRegistry(chain, registry, 'stateOf', [proposal]);
        return proposalStates[now] ?? 'unknown';
      }),

    /** Who holds each taken seat, in lowercase. */
    seats(): Promise<Map<number, Hex>> {
      if (performance.now() - seatsRead.at < FRESH_MS) return seatsRead.seats;
      const seats = asking(async (registry) => {
        const all = await readRegistry(chain, registry, 'seats', []);
        return new Map(
          all.filter(({ curator }) => !noCurator.test(curator)).map(({ index, curator }) => [index, curator.toLowerCase() as Hex]),
        );
      });
      seatsRead = { at: performance.now(), seats };
      seats.catch(() => {
        seatsRead.at = Number.NEGATIVE_INFINITY; // the asker has the error; the next one asks again
      });
      return seats;
    },

    /** Why the registry would not take this proposal by signatures now; undefined where it would. */
    obstacle: (proposal: Proposal): Promise<string | undefined> =>
      asking(async (registry) => {
        const kind = kinds[proposal.kind];
        const action = proposalActions[proposal.action];
        const statuses = action && from[action];
        if (!kind || !statuses) return `the action ${action ?? proposal.action} is opened on the chain, with its bond`;
        if (proposal.bond !== 0n) return 'its bond is not 0';
        const [head, rules, now] = await Promise.all([
          getHead(chain, { registry, kind, period: proposal.period, key: keyFromBytes32(proposal.key) }),
          readRegistry(chain, registry, 'rules', [proposal.kind]),
          chain.time(),
        ]);
        if (head.version !== proposal.baseVersion)
          return `it is based on version ${proposal.baseVersion}, and the head has ${head.version}`;
        if (!statuses.includes(head.status)) return `an entry with the status ${head.status} cannot take the action ${action}`;
        if (rules.quorum !== proposal.quorum || rules.rejectionQuorum !== proposal.rejectionQuorum)
          return `it says ${proposal.quorum} and ${proposal.rejectionQuorum}, and the rules ask for ${rules.quorum} approvals or ${rules.rejectionQuorum} rejections`;
        if (proposal.deadline < now) return 'its deadline has passed';
        if (proposal.deadline > now + rules.lifetime + CLOCKS_APART_S) return `its deadline is more than ${rules.lifetime} s from now`;
        return undefined;
      }),
  };
}
