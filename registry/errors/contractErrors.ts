import type { ContractErrorArgs, ContractErrorName as NameOf } from 'viem';
import { kinds, proposalActions, proposalStates, statuses } from '../actions/words.ts';
import type { registryAbi } from '../generated/abi.ts';
import type { Family } from './DemlError.ts';

/** The name of a custom error of the Registry. */
export type ContractErrorName = NameOf<typeof registryAbi>;

type Args<N extends ContractErrorName> = ContractErrorArgs<typeof registryAbi, N> extends infer A extends readonly unknown[] ? A : [];

type Table = { readonly [N in ContractErrorName]: { family: Family; say: (...args: Args<N>) => string; fix: string } };

const word = (words: readonly string[], index: number): string => words[index] ?? `number ${index}`;
const time = (seconds: number | bigint): string => `${new Date(Number(seconds) * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
const short = (id: string): string => `${id.slice(0, 10)}…`;

/** Every custom error of the Registry: what happened, with its values, and the way out. The compiler misses none. */
export const contractErrors: Table = {
  AccessManagedInvalidAuthority: {
    family: 'input',
    say: (authority) => `${authority} has no code, so it cannot be the authority.`,
    fix: 'Give the address of a deployed AccessManager.',
  },
  AccessManagedRequiredDelay: {
    family: 'retry',
    say: (caller, delay) => `${caller} may do this only ${delay} s after announcing it.`,
    fix: 'Schedule the call in the AccessManager, wait for the delay, then execute it.',
  },
  AccessManagedUnauthorized: {
    family: 'input',
    say: (caller) => `${caller} does not have the role for this.`,
    fix: 'Use the account of the admin or the guardian; the Governance page lists both.',
  },
  ActionNotAllowed: {
    family: 'input',
    say: (action, status) => `To ${word(proposalActions, action)} an entry is not possible while its status is ${word(statuses, status)}.`,
    fix: 'Create what is not there, update or retire what is active or disputed, restore what is retired, dispute what is active.',
  },
  AddressEmptyCode: {
    family: 'fatal',
    say: (target) => `${target} has no code to call.`,
    fix: 'Check the address and the chain.',
  },
  AlreadyProposed: {
    family: 'input',
    say: (id) => `This content was proposed by the same account in the same second, as ${short(id)}.`,
    fix: 'Nothing is lost: open that proposal in the review queue.',
  },
  AlreadySeated: {
    family: 'input',
    say: (curator, index) => `${curator} already holds seat ${index}.`,
    fix: 'Vacate that seat first, or seat somebody else.',
  },
  AlreadyVoted: {
    family: 'input',
    say: (id, curator) => `${curator} has voted on proposal ${short(id)} before.`,
    fix: 'A vote cannot be changed; wait for the other curators.',
  },
  CuratorMissing: {
    family: 'input',
    say: () => 'The zero address cannot be a curator.',
    fix: 'Give the address of an account; to empty a seat, vacate it.',
  },
  DeadlineTooFar: {
    family: 'input',
    say: (deadline, latest) => `The deadline ${time(deadline)} lies after ${time(latest)}, the latest that the rules allow now.`,
    fix: 'Sign the proposal with an earlier deadline, or submit it later.',
  },
  DigestMissing: {
    family: 'input',
    say: () => 'A digest of zero names no document.',
    fix: 'Upload the document, then send the sha2-256 of its bytes.',
  },
  FailedCall: {
    family: 'input',
    say: () => 'The account that should be paid or called refused without a reason.',
    fix: 'A contract has to accept plain payments to collect its credit; the credit stays.',
  },
  InsufficientBalance: {
    family: 'fatal',
    say: (balance, needed) => `The registry holds ${balance} wei and should pay ${needed}.`,
    fix: 'This cannot happen while bonds and credits are accounted for; report it.',
  },
  InvalidKey: {
    family: 'input',
    say: (key) => `The key ${key} is not 1 to 32 characters of a–z, 0–9 and "-".`,
    fix: 'Choose another key; keyToBytes32() writes it.',
  },
  InvalidPeriod: {
    family: 'input',
    say: (kind, period) => `${period} is not a period of a ${word(kinds, kind)}.`,
    fix: 'Use the month YYYYMM for a note, and 0 for everything else.',
  },
  InvalidProposerSignature: {
    family: 'input',
    say: (proposer) => `The signature is not one of ${proposer} over this proposal, on this registry and chain.`,
    fix: 'Let the proposer sign exactly these fields again.',
  },
  InvalidShortString: {
    family: 'fatal',
    say: () => 'The name of the signature domain cannot be read.',
    fix: 'This is fixed when the registry is deployed; report it.',
  },
  InvalidSignature: {
    family: 'input',
    say: (seat, curator) => `The signature for seat ${seat} is not one of ${curator} over this proposal, on this registry and chain.`,
    fix: 'Leave it out, or let that curator sign again.',
  },
  LifetimeOutOfRange: {
    family: 'input',
    say: (lifetime, longest) => `A lifetime of ${lifetime} s is not between 1 and ${longest} s.`,
    fix: 'Choose a lifetime in that range.',
  },
  MustBeProposed: {
    family: 'input',
    say: (action) => `A ${word(proposalActions, action)} has to be proposed on chain before it can be approved.`,
    fix: 'Propose it with its bond, then submit the signatures of the approvals.',
  },
  NotASuccessor: {
    family: 'input',
    say: (successor) => `${successor} cannot follow this registry: it has no code, or it is this registry.`,
    fix: 'Deploy the new registry first, then announce its address.',
  },
  NotCurator: {
    family: 'input',
    say: (account) => `${account} holds no curator's seat.`,
    fix: 'Connect the account of a curator; the Governance page lists the seats.',
  },
  NotProposer: {
    family: 'input',
    say: (account, proposer) => `${account} cannot withdraw a proposal of ${proposer}.`,
    fix: 'Connect the account that proposed it; curators reject instead.',
  },
  NothingToCollect: {
    family: 'input',
    say: (account) => `${account} has no credit to collect.`,
    fix: 'A bond becomes a credit when its proposal is closed; it may have been collected already.',
  },
  OwnProposal: {
    family: 'input',
    say: (id, curator) => `${curator} made proposal ${short(id)} and cannot vote on it.`,
    fix: 'Another curator has to judge it; you can withdraw it.',
  },
  ProposalClosed: {
    family: 'input',
    say: (id, state) => `Proposal ${short(id)} is ${word(proposalStates, state)}.`,
    fix: 'Nothing more can be done with it; open a new proposal if it is still needed.',
  },
  ProposalExpired: {
    family: 'input',
    say: (id, deadline) => `Proposal ${short(id)} could be judged until ${time(deadline)}.`,
    fix: 'Propose the same document again.',
  },
  QuorumNotReached: {
    family: 'input',
    say: (counted, needed) => `The signatures hold ${counted} approvals; this proposal needs ${needed}.`,
    fix: 'Collect the signatures of more curators, then submit them together.',
  },
  QuorumOutOfRange: {
    family: 'input',
    say: (quorum, seated) => `A quorum of ${quorum} is not between 1 and the ${seated} curators seated now.`,
    fix: 'Choose a quorum in that range, or seat more curators first.',
  },
  RegistryNotPaused: {
    family: 'input',
    say: () => 'The registry is not paused.',
    fix: 'There is nothing to do: proposing and approving go on.',
  },
  RegistryPaused: {
    family: 'retry',
    say: () => 'The guardian has paused proposing and approving.',
    fix: 'Keep the document and try again when the Governance page says that the registry goes on.',
  },
  RulesChanged: {
    family: 'input',
    say: (quorum, rejectionQuorum, presentQuorum, presentRejectionQuorum) =>
      `This was signed for the quorums ${quorum} and ${rejectionQuorum}; the rules now ask for ${presentQuorum} and ${presentRejectionQuorum}.`,
    fix: 'Sign it again under the present rules, or propose it on chain.',
  },
  SeatEmpty: {
    family: 'input',
    say: (index) => `Nobody holds seat ${index}.`,
    fix: 'Choose a seat that is taken.',
  },
  SeatOutOfRange: {
    family: 'input',
    say: (index, seats) => `There is no seat ${index}: they are numbered 0 to ${seats - 1}.`,
    fix: 'Choose a number in that range.',
  },
  SeatResting: {
    family: 'retry',
    say: (index, freeAfter) => `Seat ${index} rests until ${time(freeAfter)}: an open proposal may hold a vote of its former curator.`,
    fix: 'Use another seat, or wait until then.',
  },
  SeatTaken: {
    family: 'input',
    say: (index, curator) => `Seat ${index} is held by ${curator}.`,
    fix: 'Choose a free seat, or vacate this one.',
  },
  SignaturesMissing: {
    family: 'input',
    say: (id) => `No signature was given for proposal ${short(id)}.`,
    fix: 'Collect the signatures of curators first.',
  },
  StaleBase: {
    family: 'input',
    say: (base, current) => `The entry is at version ${current}; this was written for version ${base}.`,
    fix: 'Open the difference, apply your change to the current version, and propose that.',
  },
  StringTooLong: {
    family: 'fatal',
    say: (text) => `The text "${text}" is too long for a signature domain.`,
    fix: 'This is fixed when the registry is deployed; report it.',
  },
  TooManyCurators: {
    family: 'input',
    say: (curators, seats) => `${curators} curators do not fit into ${seats} seats.`,
    fix: 'Deploy with fewer curators.',
  },
  TreasuryMissing: {
    family: 'input',
    say: () => 'The zero address cannot be the treasury.',
    fix: 'Give the address of an account.',
  },
  UnknownProposal: {
    family: 'input',
    say: (id) => `No proposal has the fields that hash to ${short(id)}.`,
    fix: 'Take the fields from the Proposed event unchanged; a proposal of seconds ago may need a block to be mined.',
  },
  WrongBond: {
    family: 'input',
    say: (required, sent) => `The bond is ${required} wei; ${sent} were given.`,
    fix: 'Read the rules of the kind and send exactly their bond; a proposal by signatures alone has none.',
  },
};
