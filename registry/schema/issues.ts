import type * as z from 'zod/mini';
import type { SchemaIssue } from '../errors/index.ts';

/**
 * Zod's issues as paths and reasons. The words are ours: zod/mini ships none (its locales weigh more than this), and
 * of a union the branch that got furthest names the real problem.
 */
export function issuesOf(error: Pick<z.core.$ZodError, 'issues'>, prefix: readonly PropertyKey[] = []): SchemaIssue[] {
  return error.issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), reason: 'is not a part of this document' }));
    if (issue.code === 'invalid_union') {
      const branches = issue.errors.map((issues) => issuesOf({ issues }, path)).filter((issues) => issues.length > 0);
      const furthest = branches.sort((a, b) => depthOf(b) - depthOf(a))[0];
      if (furthest) return furthest;
    }
    return [{ path: path.join('.'), reason: reasonOf(issue) }];
  });
}

const depthOf = (issues: SchemaIssue[]): number => Math.max(...issues.map((issue) => issue.path.split('.').length));

function reasonOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message === 'Invalid input' ? `is missing or not ${article(issue.expected)}` : issue.message;
    case 'invalid_value':
      return `is not ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return issue.message === 'Invalid input' ? `is more than ${issue.maximum}` : issue.message;
    case 'too_small':
      return issue.message === 'Invalid input' ? `is less than ${issue.minimum}` : issue.message;
    case 'invalid_key':
      return 'has a key that is not known here';
    default:
      return issue.message === 'Invalid input' ? 'does not have the form of this part' : issue.message;
  }
}

const article = (type: string): string => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
