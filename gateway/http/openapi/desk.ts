import * as z from 'zod/mini';
import { approvalForm, deskForm, deskListForm, offerForm } from '../../../registry/desk/wire.ts';
import { bytes, hex32, json, type Paths, polled, problems, TOO_MANY, uint } from './parts.ts';

const path = z.object({ id: hex32 });
const form = (schema: z.ZodMiniType) => ({ required: true, content: { 'application/json': { schema } } });
const closed = { 501: 'No chain is followed here.' };
const refusals = problems({
  400: 'A form that departs from its schema.',
  404: 'Neither on the chain nor offered here.',
  408: 'A body that pauses.',
  409: 'Nothing can be added to this proposal.',
  413: 'A body above its limit.',
  415: 'Another type.',
  422: 'A signature, seat, offer, document or comment that is refused: see `code`.',
  429: TOO_MANY,
  507: 'A limit of the desk.',
  ...closed,
});

/** What waits to be put on the chain. Nothing of it needs to be believed: `registry/desk` verifies it. */
export const deskPaths: Paths = {
  '/proposals': {
    get: {
      operationId: 'desks',
      summary: 'Open proposals for which something waits',
      responses: { ...polled('At most the newest 2,000.', deskListForm), ...problems(closed) },
    },
    post: {
      operationId: 'offer',
      summary: 'Offer a signed proposal',
      requestBody: form(offerForm),
      responses: { '201': json('It is on the disk.', z.strictObject({ id: hex32 })), ...refusals },
    },
  },
  '/proposals/{id}': {
    get: {
      operationId: 'desk',
      summary: 'What waits for one proposal',
      requestParams: { path },
      responses: { ...polled('Empty where nothing is held.', deskForm), ...problems({ 400: 'A malformed id.', ...closed }) },
    },
  },
  '/proposals/{id}/approvals': {
    post: {
      operationId: 'approve',
      summary: 'Leave a curator’s signature',
      requestParams: { path },
      requestBody: form(approvalForm),
      responses: { '201': json('It is on the disk.', z.strictObject({ id: hex32, seat: uint })), ...refusals },
    },
  },
  '/proposals/{id}/comments': {
    post: {
      operationId: 'comment',
      summary: 'Leave a signed comment',
      description: 'The canonical bytes of a deml.comment/1, at most 24 KiB.',
      requestParams: { path },
      requestBody: { required: true, content: { 'application/vnd.ipld.raw': { schema: bytes } } },
      responses: { '201': json('It is on the disk.', z.strictObject({ id: hex32, cid: z.string() })), ...refusals },
    },
  },
};
