import { formatEther, type Hex, type LocalAccount } from 'viem';
import {
  keyToBytes32,
  kinds,
  type Proposal,
  proposalActions,
  proposalsIn,
  proposeRequest,
  readRegistry,
} from '../../registry/actions/index.ts';
import { offerProposal } from '../../registry/desk/index.ts';
import { DemlError } from '../../registry/errors/index.ts';
import { proposalTypedData, registryDomain } from '../../registry/proposing/index.ts';
import {
  fetchBack,
  gatewayUploader,
  kuboUploader,
  pinataUploader,
  type Uploader,
  UploadRefusedError,
} from '../../registry/upload/index.ts';
import { createBlockReader } from '../../registry/verify/index.ts';
import { sender } from '../sender.ts';
import type { Connection } from './connect.ts';
import { badArgument, type Options } from './options.ts';
import { nameOf, type Prepared } from './prepare.ts';

type Say = (step: string, detail: string) => void;

/** Uploads what the register does not have yet, and reads all of it back from the gateway. */
export async function publish({ gateway }: Connection, options: Options, { blocks }: Prepared, say: Say): Promise<void> {
  const all = blocks.blocks;
  const uploader = uploaderFor(gateway, options);
  let sent = all.filter(({ kept }) => !kept);
  try {
    await uploader.upload(sent);
  } catch (error) {
    if (!(error instanceof UploadRefusedError) || sent.length === all.length) throw error;
    sent = all; // it may have lost the unchanged ones, and takes no overview without its groups
    await uploader.upload(sent);
  }
  say('upload', `${sent.length} of ${all.length} blocks to ${uploader.name}${sent.length < all.length ? '; the rest is unchanged' : ''}`);
  // A reader of its own: what the first one has in memory would prove nothing.
  await fetchBack(
    createBlockReader({ gateways: [gateway] }),
    blocks.blocks.map(({ digest }) => digest),
  );
  say('read back', `${blocks.blocks.length === 1 ? 'the block' : `all ${blocks.blocks.length} blocks`} from ${gateway}, by digest`);
}

function uploaderFor(gateway: string, { uploader, kubo }: Options): Uploader {
  if (uploader === 'kubo') return kuboUploader(kubo);
  if (uploader === 'gateway') return gatewayUploader(gateway);
  const jwt = process.env.DEML_PINATA_JWT;
  if (!jwt) throw badArgument('DEML_PINATA_JWT', 'it is missing');
  return pinataUploader(jwt);
}

/** What the rules of the kind ask for now. */
export const rulesOf = ({ chain, registry }: Connection, { place }: Prepared) =>
  readRegistry(chain, registry, 'rules', [kinds.indexOf(place.kind)]);

/** Refuses before anything is uploaded what could not be paid at the end. */
export async function checkFunds(connection: Connection, prepared: Prepared, account: LocalAccount): Promise<void> {
  const { client } = connection;
  const { bond } = await rulesOf(connection, prepared);
  const balance = await client.getBalance({ address: account.address });
  if (balance < bond)
    throw new DemlError(`${account.address} has ${formatEther(balance)} ETH, and the bond is ${formatEther(bond)} ETH.`, {
      code: 'no-funds',
      family: 'input',
      fix: 'Fund the account with the bond and some gas, use another key, or give a signature instead with --sign-only.',
    });
}

/** Opens the proposal by a transaction, with its bond. Answers with its id. */
export async function propose(connection: Connection, prepared: Prepared, account: LocalAccount, say: Say): Promise<Hex> {
  const { rpc, registry } = connection;
  const { place, action, head, blocks } = prepared;
  const { bond } = await rulesOf(connection, prepared);
  const request = proposeRequest({ registry, action, ...place, baseVersion: head.version, digest: blocks.digest, bond });
  const { logs, transactionHash, blockNumber } = await sender(rpc, account)(request);
  say('mined', `${transactionHash} in block ${blockNumber}`);
  const opened = proposalsIn(logs).find(({ proposal }) => proposal.digest === blocks.digest);
  if (opened) return opened.id;
  throw new DemlError(`The transaction ${transactionHash} opened no proposal for ${nameOf(place)}.`, {
    code: 'no-proposal',
    family: 'fatal',
    fix: 'Check that --registry is the Registry; if it is, report this with the hash.',
  });
}

/** Signs the proposal and leaves it at the gateway. Answers with its id. */
export async function offer(connection: Connection, prepared: Prepared, account: LocalAccount, say: Say): Promise<Hex> {
  const { registry, chain, client, gateway } = connection;
  const { place, action, head, blocks } = prepared;
  const [{ quorum, rejectionQuorum, lifetime }, { timestamp }] = await Promise.all([rulesOf(connection, prepared), client.getBlock()]);
  const proposal: Proposal = {
    action: proposalActions.indexOf(action),
    kind: kinds.indexOf(place.kind),
    period: place.period,
    key: keyToBytes32(place.key),
    baseVersion: head.version,
    digest: blocks.digest,
    proposer: account.address,
    quorum,
    rejectionQuorum,
    deadline: Number(timestamp) + lifetime,
    bond: 0n,
  };
  const signature = await account.signTypedData(proposalTypedData(registryDomain(registry), proposal));
  const { id, taken } = await offerProposal({ chain, registry, gateways: [gateway] }, { proposal, signature });
  say('signed', `by ${account.address}, left at ${taken.join(', ')}`);
  return id;
}
