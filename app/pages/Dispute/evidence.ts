import type { Entry } from '../../../registry/actions/index.ts';
import { cidOf, type Digest, digestOf } from '../../../registry/cid/index.ts';
import type { Evidence } from '../../../registry/schema/evidence.ts';
import { checkStatement, writeStatement } from '../../../registry/schema/statements.ts';
import { fetchBack, gatewayUploader } from '../../../registry/upload/index.ts';
import type { Access } from '../../state/register.ts';

/** What is written on the page, kept in this browser until it is sent. */
export interface Written {
  statement: string;
  claims: string[];
  sources: { title: string; url: string; kind: Evidence['sources'][number]['kind'] }[];
}

export const nothingWritten: Written = { statement: '', claims: [], sources: [] };

/** The document of what is written. Sources that were left empty are none. */
export function evidenceOf(entry: Entry, { statement, claims, sources }: Written): Evidence {
  const { kind, period, key, version, digest } = entry;
  return {
    schema: 'deml.evidence/1',
    entry: { kind, period, key },
    version,
    digest: cidOf(digest),
    ...(claims.length > 0 ? { claims } : {}),
    statement: statement.trim(),
    sources: sources
      .filter(({ title, url }) => title.trim() || url.trim())
      .map(({ title, url, kind: of }) => ({ title: title.trim(), kind: of, ...(url.trim() ? { url: url.trim() } : {}) })),
  };
}

/** Checks, uploads and reads back: only then does the chain name its digest. */
export async function publishEvidence({ blocks, gateways }: Access, evidence: Evidence): Promise<Digest> {
  const bytes = writeStatement(checkStatement(evidence, 'deml.evidence/1', 'The evidence'));
  const digest = await digestOf(bytes);
  await gatewayUploader(gateways[0] as string).upload([{ digest, bytes }]);
  await fetchBack(blocks, [digest]);
  return digest;
}
