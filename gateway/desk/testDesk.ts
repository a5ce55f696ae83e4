import type { Hex } from 'viem';
import type { HDAccount } from 'viem/accounts';
import { keyToBytes32, kinds, type Proposal, proposalActions } from '../../registry/actions/index.ts';
import { type Digest, parseCid } from '../../registry/cid/index.ts';
import type { DeskPlace } from '../../registry/desk/index.ts';
import { proposalToForm } from '../../registry/desk/wire.ts';
import { approvalTypedData, commentTypedData, proposalTypedData, registryDomain, type TypedData } from '../../registry/proposing/index.ts';
import type { Comment } from '../../registry/schema/index.ts';
import { writeStatement } from '../../registry/schema/statements.ts';
import { account, type TestChain } from '../testChain.ts';
import type { TestBlock } from '../testDocuments.ts';
import type { TestGateway } from '../testGateway.ts';

export const CHAIN_ID = 31_337;
/** The month of the notes of testDocuments. */
export const PERIOD = 202_611;

/** What signs, by the words of a wallet. */
export const sign = (by: HDAccount, typedData: TypedData): Promise<Hex> =>
  by.signTypedData(typedData as Parameters<HDAccount['signTypedData']>[0]);

/** Things to post to a desk, made with the accounts of the chain. */
export function deskTools(chain: TestChain) {
  const place = { address: chain.registry, chainId: CHAIN_ID };
  const domain = registryDomain(place);

  /** A proposal of a note as its proposer would sign it; what is given replaces a member. */
  async function offerOf(block: TestBlock, slug: string, change: Partial<Proposal> = {}): Promise<Proposal> {
    const rules = await chain.read.rules([kinds.indexOf('note')]);
    const { timestamp } = await chain.publicClient.getBlock();
    return {
      action: proposalActions.indexOf('create'),
      kind: kinds.indexOf('note'),
      period: PERIOD,
      key: keyToBytes32(slug),
      baseVersion: 0,
      digest: parseCid(block.cid).digest as Digest,
      proposer: account(1).address,
      quorum: rules.quorum,
      rejectionQuorum: rules.rejectionQuorum,
      deadline: Number(timestamp) + 86_400,
      bond: 0n,
      ...change,
    };
  }

  async function comment(id: Hex, by: HDAccount, change: Partial<Comment> = {}): Promise<Comment> {
    const said: Comment = {
      schema: 'deml.comment/1',
      proposal: id,
      intent: 'comment',
      text: 'The source does not say so.',
      author: by.address.toLowerCase(),
      writtenAt: `${new Date().toISOString().slice(0, 19)}Z`,
      signature: '0x00',
      ...change,
    };
    return { ...said, signature: await sign(by, commentTypedData(domain, said)) };
  }

  return {
    domain,
    offerOf,
    comment,
    signOffer: (proposal: Proposal, by = account(1)) => sign(by, proposalTypedData(domain, proposal)),
    signApproval: (proposal: Proposal, by: HDAccount) => sign(by, approvalTypedData(domain, proposal)),
    /** The place of some gateways, as a client asks them. */
    placeOf: (...gateways: string[]): DeskPlace => ({ chain: chain.log(), registry: place, gateways, timeoutMs: 10_000 }),
  };
}

/** Requests to a gateway without a server in between. */
export function deskRequests(gateway: () => TestGateway) {
  const send = async (path: string, type: string, body: BodyInit) => {
    const init = { method: 'POST', headers: { 'content-type': type }, body };
    return gateway().fetch(new Request(`http://localhost${path}`, init));
  };
  const json = (path: string, value: unknown) => send(path, 'application/json', JSON.stringify(value));
  return {
    json,
    offer: (proposal: Proposal, signature: Hex) => json('/proposals', { proposal: proposalToForm(proposal), signature }),
    approve: (id: Hex, proposal: Proposal, seat: number, signature: Hex) =>
      json(`/proposals/${id}/approvals`, { proposal: proposalToForm(proposal), seat, signature }),
    comment: (id: Hex, comment: Comment | Uint8Array) =>
      send(
        `/proposals/${id}/comments`,
        'application/vnd.ipld.raw',
        (comment instanceof Uint8Array ? comment : writeStatement(comment)) as Uint8Array<ArrayBuffer>,
      ),
    upload: async (...blocks: TestBlock[]) => {
      for (const { bytes } of blocks) await send('/upload', 'application/vnd.ipld.raw', bytes as Uint8Array<ArrayBuffer>);
    },
    read: async (id: Hex) => (await gateway().get(`/proposals/${id}`)).json(),
    list: async () => (await gateway().get('/proposals')).json(),
    /** Status and code of a refusal. */
    refusal: async (answer: Promise<Response>) => {
      const { status, code } = (await (await answer).json()) as { status: number; code: string };
      return [status, code];
    },
  };
}

/** The 64-byte spelling of a signature of 65 bytes (EIP-2098). */
export function compact(signature: Hex): Hex {
  const [r, s, v] = [signature.slice(2, 66), BigInt(`0x${signature.slice(66, 130)}`), Number.parseInt(signature.slice(130), 16)];
  return `0x${r}${(s | (BigInt(v - 27) << 255n)).toString(16).padStart(64, '0')}`;
}

/** The other spelling of 65 bytes, with a large s, that the registry refuses. */
export function malleated(signature: Hex): Hex {
  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
  const s = order - BigInt(`0x${signature.slice(66, 130)}`);
  return `${signature.slice(0, 66) as Hex}${s.toString(16).padStart(64, '0')}${signature.endsWith('1b') ? '1c' : '1b'}`;
}
