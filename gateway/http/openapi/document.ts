import * as z from 'zod/mini';
import { createDocument } from 'zod-openapi';
import { problemForm } from '../../../registry/serving/index.ts';
import { blockPaths } from './blocks.ts';
import { deskPaths } from './desk.ts';
import { findingPaths } from './finding.ts';

z.globalRegistry.add(problemForm, { id: 'Problem', description: 'RFC 9457 problem details. Branch on `code`; `fix` says what to do.' });

/** The OpenAPI document of a gateway, made of the schemas by which both ends read what travels. */
export const document = createDocument({
  openapi: '3.1.1',
  info: {
    title: 'DeML OS gateway',
    version: '1.0.0',
    description:
      'Blocks, what waits for the chain, and what the documents say. Nothing of it needs to be believed: blocks hash to their CIDs, and everything else is compared with the chain by `registry/`.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  paths: { ...blockPaths, ...deskPaths, ...findingPaths },
});
