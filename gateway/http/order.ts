import { tableFromParams, tableToParams } from '../../registry/table/index.ts';
import { sha256 } from '../blocks/store.ts';
import type { Order } from '../order/createOrder.ts';
import { OrderClosedError } from '../order/errors.ts';
import { notModified } from './headers.ts';

/** Answers `GET /projects`: which rows of the table come next. The same rows of the same state have the same ETag. */
export async function sendOrder(request: Request, order: Order | undefined): Promise<Response> {
  if (!order) throw new OrderClosedError();
  const query = tableFromParams(new URL(request.url).searchParams);
  const etag = `"${sha256(new TextEncoder().encode(`${order.state()}?${tableToParams(query)}`)).slice(2, 34)}"`;
  const headers = new Headers({
    'Cache-Control': 'no-cache',
    'Content-Type': 'application/json',
    'X-Content-Type-Options': 'nosniff',
    Etag: etag,
    Vary: 'Accept-Encoding',
  });
  const answer = await order.find(query); // also where nothing has changed: the page's blocks are asked for next
  return notModified(request, etag, headers) ?? new Response(request.method === 'HEAD' ? null : JSON.stringify(answer), { headers });
}
