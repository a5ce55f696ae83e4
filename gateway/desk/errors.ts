import { GatewayError } from '../errors.ts';

/** A gateway that follows no chain has nothing to judge a signature by, and collects none. */
export class DeskClosedError extends GatewayError {
  constructor() {
    super('This gateway follows no chain, and collects no proposals, signatures or comments.', {
      status: 501,
      code: 'desk-closed',
      fix: 'Use another gateway; its operator can set DEML_GATEWAY_RPC and DEML_GATEWAY_REGISTRY.',
    });
  }
}

/** A proposal that the chain has not seen and nobody has offered here. */
export class ProposalUnknownError extends GatewayError {
  constructor(id: string) {
    super(`The proposal ${id} is neither on the chain nor offered here.`, {
      status: 404,
      code: 'proposal-unknown',
      family: 'retry',
      fix: 'Wait until its transaction is mined, or offer it first.',
    });
  }
}

/** A proposal that nothing can be added to: it is executed, rejected, withdrawn, expired, or its entry has moved on. */
export class ProposalClosedError extends GatewayError {
  constructor(id: string, state: string) {
    super(`The proposal ${id} is not open: ${state}.`, {
      status: 409,
      code: 'proposal-closed',
      fix: 'Propose again from the present head.',
    });
  }
}

/** A signature that is not of the account that it should be of. */
export class SignatureRefusedError extends GatewayError {
  constructor(account: string, what: string) {
    super(`The signature is not ${account}'s for ${what}, on this registry and chain.`, {
      status: 422,
      code: 'signature-refused',
      fix: 'Sign the typed data again with that account: 65 bytes, 64 (EIP-2098), or what its contract wallet accepts (ERC-1271).',
    });
  }
}

/** An approval of a seat that cannot approve. */
export class SeatRefusedError extends GatewayError {
  constructor(seat: number, why: string) {
    super(`The seat ${seat} cannot approve: ${why}.`, {
      status: 422,
      code: 'seat-refused',
      fix: 'Read the council on the Governance page, and sign with the account that holds the seat.',
    });
  }
}

/** An offered proposal that the registry would not take now. */
export class OfferRefusedError extends GatewayError {
  constructor(why: string) {
    super(`The proposal cannot be offered: ${why}.`, {
      status: 422,
      code: 'offer-refused',
      fix: 'Make it again from the present head and rules, and sign it again.',
    });
  }
}

/** An offered proposal whose document is not here. */
export class DocumentMissingError extends GatewayError {
  constructor(missing: readonly string[]) {
    super(`The document is not all here: ${missing.slice(0, 3).join(', ')} is missing.`, {
      status: 422,
      code: 'document-missing',
      fix: 'Upload the document with POST /upload, then offer the proposal again.',
    });
  }
}

/** A comment that does not belong where it was sent, or that is dated in the future. */
export class CommentRefusedError extends GatewayError {
  constructor(why: string) {
    super(`The comment cannot be taken: ${why}.`, {
      status: 422,
      code: 'comment-refused',
      fix: 'Sign it for this proposal, with the present time.',
    });
  }
}

/** A limit of the desk is reached. */
export class DeskFullError extends GatewayError {
  constructor(what: string) {
    super(`${what}.`, {
      status: 507,
      code: 'desk-full',
      family: 'retry',
      fix: 'Put the proposal on the chain with its bond, wait until others are decided, or use another gateway.',
    });
  }
}
