import { buildProfile } from '../../../registry/claims/buildProfile.ts';
import { DemlError, OffSchemaError } from '../../../registry/errors/index.ts';
import { type Document, writeDocument } from '../../../registry/schema/index.ts';
import { collectorProblems } from '../../collect/schema.ts';
import type { ContentFile } from '../files.ts';
import type { Finding } from '../finding.ts';

const schemaOf = { metric: 'deml.metric/1', note: 'deml.note/1', page: 'deml.page/1' } as const;

/** The form of one document: JSON, schema, size, what its parts say of each other, and the name that it stands under. */
export async function formFindings({ file, kind, slug, month, document, broken }: ContentFile, today: string): Promise<Finding[]> {
  if (!document) return [{ rule: 'json', file, path: '', what: `is not to be read: ${broken}` }];
  const findings: Finding[] = [];
  const find = (rule: Finding['rule'], path: string, what: string) => findings.push({ rule, file, path, what });
  try {
    if (kind === 'collector') for (const { path, reason } of collectorProblems(document, today)) find('recipe', path, reason);
    else if (kind === 'project') await buildProfile(document, file);
    else writeDocument({ schema: schemaOf[kind], ...document } as Document, file);
  } catch (error) {
    if (error instanceof OffSchemaError) for (const { path, reason } of error.issues) find('schema', path, reason);
    else if (error instanceof DemlError) find('schema', '', error.message);
    else throw error;
  }
  if (document.slug !== slug) find('slug', 'slug', `is "${document.slug}", and the file is named "${slug}"`);
  const published = document.publishedAt;
  if (month && typeof published === 'string' && !published.startsWith(month))
    find('slug', 'publishedAt', `is ${published}, but the file stands under ${month}`);
  return findings;
}
