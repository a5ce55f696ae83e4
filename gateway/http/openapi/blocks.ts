import * as z from 'zod/mini';
import { bytes, json, type Paths, polled, problems, said, TOO_MANY, uint } from './parts.ts';

const cid = said(z.string(), 'A CID of whatever codec and base.');
const format = said(z.optional(z.enum(['raw', 'car', 'json', 'dag-json'])), 'Instead of an Accept header.');
const scope = said(z.optional(z.enum(['block', 'entity', 'all'])), 'Of a CAR.');
const content = {
  'application/vnd.ipld.raw': { schema: bytes },
  'application/vnd.ipld.car': { schema: bytes },
  'application/json': { schema: z.unknown() },
  'application/vnd.ipld.dag-json': { schema: z.unknown() },
};
const immutable = z.object({ Etag: z.string(), 'X-Ipfs-Path': z.string(), 'X-Ipfs-Roots': z.string() });

/** Blocks in and out, and what this gateway is. */
export const blockPaths: Paths = {
  '/ipfs/{cid}': {
    get: {
      operationId: 'block',
      summary: 'A block or a CAR',
      description:
        'The trustless gateway specification of 2026-03-05, with a path behind the CID too. Whoever reads compares the bytes with the CID. Releases of the app that were imported here are served as files.',
      requestParams: { path: z.object({ cid }), query: z.object({ format, 'dag-scope': scope }) },
      responses: {
        '200': { description: 'The bytes.', headers: immutable, content },
        '206': { description: 'A range of a block.', content: { 'application/vnd.ipld.raw': { schema: bytes } } },
        '304': { description: 'It is still the same: content never changes under its CID.' },
        ...problems({
          400: 'A malformed CID, path or parameter.',
          404: 'It is not stored here: ask another gateway.',
          406: 'A format that is not made of this CID.',
          412: '`only-if-cached`, and not here.',
          416: 'A range outside the block.',
        }),
      },
    },
  },
  '/upload': {
    post: {
      operationId: 'upload',
      summary: 'Store documents until the chain names them',
      description:
        'One raw block of at most 1 MiB or a CARv1 of at most 8 MiB. Every block is hashed and must fit its schema. All, or nothing.',
      requestBody: {
        required: true,
        content: { 'application/vnd.ipld.raw': { schema: bytes }, 'application/vnd.ipld.car': { schema: bytes } },
      },
      responses: {
        '200': json('They are on the disk.', z.strictObject({ blocks: z.array(z.strictObject({ cid: z.string(), bytes: uint })) })),
        ...problems({
          400: 'A CAR that is malformed, or bytes that do not hash to their CID.',
          408: 'A body that pauses.',
          413: 'A body above its limit.',
          415: 'Another type.',
          422: 'A document that is off schema, or lacks what it links.',
          429: TOO_MANY,
          507: 'No space for what the chain does not name.',
        }),
      },
    },
  },
  '/health': {
    get: {
      operationId: 'health',
      summary: 'It serves',
      responses: { '200': json('It does.', z.strictObject({ status: z.literal('open') })) },
    },
  },
  '/status': {
    get: {
      operationId: 'status',
      summary: 'How far it has come, and what it lacks',
      responses: {
        '200': json(
          'Numbers are counted at most once a second.',
          z.looseObject({
            version: z.string(),
            peerId: z.nullable(z.string()),
            addresses: z.array(z.string()),
            connections: uint,
            chainId: z.nullable(uint),
            registry: z.nullable(z.string()),
            block: z.nullable(uint),
            roots: z.record(z.string(), z.looseObject({ overview: z.string(), archive: z.string(), entries: uint })),
            blocks: uint,
            pins: uint,
            wanted: z.array(z.strictObject({ digest: z.string(), since: z.unknown(), tries: uint })),
            desk: z.nullable(z.strictObject({ offered: uint, approvals: uint, comments: uint })),
            search: z.nullable(z.looseObject({ state: z.string(), heads: uint })),
            lastErrors: z.array(z.looseObject({ where: z.string(), code: z.string(), message: z.string() })),
            release: z.nullable(z.string()),
          }),
        ),
      },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'openapi',
      summary: 'This document',
      responses: polled('OpenAPI 3.1.', z.looseObject({ openapi: z.string() })),
    },
  },
};
