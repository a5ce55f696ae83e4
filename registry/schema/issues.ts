import type * as z from 'zod/mini';
import type { SchemaIssue } from '../errors/index.ts';

/**
 * Zod's issues as paths and reasons. The words are ours: zod/mini ships none (its locales weigh more than this), and
 * of a union the branch that got furthest names the real problem.
 */
export function issuesOf(error: Pick<z.core.$ZodError, 'issues'>): SchemaIssue[] {
  return placed(error.issues, []).map(({ path, reason }) => ({ path: path.join('.'), reason }));
}

/** Paths stay lists until the end: a field id has dots of its own. */
interface Placed {
  path: PropertyKey[];
  reason: string;
}

function placed(issues: readonly z.core.$ZodIssue[], prefix: readonly PropertyKey[]): Placed[] {
  return issues.flatMap((issue): Placed[] => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key], reason: 'is not a part of this document' }));
    if (issue.code === 'invalid_union') {
      const branches = issue.errors.map((errors) => placed(errors, path)).filter((list) => list.length > 0);
      const furthest = branches.sort((a, b) => depthOf(b) - depthOf(a))[0];
      if (furthest && depthOf(furthest) > path.length) return furthest;
    }
    return [{ path, reason: reasonOf(issue) }];
  });
}

const depthOf = (issues: readonly Placed[]): number => Math.max(...issues.map((issue) => issue.path.length));

/** What zod/mini says where a schema has no words of its own. */
const wordless = 'Invalid input';

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.message !== wordless) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `is missing or not ${typeWords[issue.expected] ?? `a ${issue.expected}`}`;
    case 'invalid_value':
      return `is not ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return issue.origin === 'array' ? `has more than ${issue.maximum} entries` : `is more than ${issue.maximum}`;
    case 'too_small':
      return issue.origin === 'array'
        ? `has fewer than ${issue.minimum} ${issue.minimum === 1 ? 'entry' : 'entries'}`
        : `is less than ${issue.minimum}`;
    case 'invalid_key':
      return `is a name that cannot stand here: it ${issue.issues.map(reasonOf).join(', ')}`;
    default:
      return 'does not have the form of this part';
  }
}

const typeWords: Readonly<Partial<Record<string, string>>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  boolean: 'true or false',
};
