import { reverted } from '../../registry/verify/rpcError.ts';
import { UnexpectedAnswerError, UnreachableError } from './errors.ts';
import { type Exchange, jsonOf } from './exchange.ts';

/** Calls a JSON-RPC method of one endpoint. */
export type Rpc = (method: string, params: readonly unknown[]) => Promise<unknown>;

/** A node that understood the call and does not want to answer it. Of logs: too many blocks, or too many results. */
export class RefusedCallError extends UnreachableError {}

/** JSON-RPC 2.0 over an exchange. Requests have no running number: the same question is the same bytes in every run. */
export function rpcOver(exchange: Exchange, where: string): Rpc {
  return async (method, params) => {
    const answer = await exchange({ path: '', body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }) });
    const said = jsonOf(where, answer);
    if (said === null || typeof said !== 'object') throw new UnexpectedAnswerError(where, `answered ${method} with no JSON-RPC answer`);
    if ('error' in said && said.error) {
      const error = Object(said.error) as { code?: unknown; message?: unknown; data?: unknown };
      const refusal = reverted(error);
      if (refusal) throw new UnexpectedAnswerError(where, `refused the call: ${String(error.message).slice(0, 200)}`, refusal);
      throw new RefusedCallError(where, `does not answer ${method}: ${String(error.message).slice(0, 200)}`);
    }
    if (!('result' in said)) throw new UnexpectedAnswerError(where, `answered ${method} with ${answer.status} and without a result`);
    return said.result;
  };
}
