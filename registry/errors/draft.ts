import type { SchemaIssue } from './content.ts';
import { DemlError } from './DemlError.ts';

/** A draft, as a file holds it, that does not have the form of its kind. */
export class BadDraftError extends DemlError {
  readonly issues: SchemaIssue[];
  constructor(what: string, issues: SchemaIssue[], cause?: unknown) {
    const shown = issues.slice(0, 3).map((issue) => `${issue.path || '(document)'}: ${issue.reason}`);
    const rest = issues.length > 3 ? `, and ${issues.length - 3} more` : '';
    super(`${what} is no draft of this kind at ${shown.join('; ')}${rest}.`, {
      code: 'bad-draft',
      family: 'input',
      fix: 'Correct the named paths; docs/reference/documents.md says what each kind holds.',
      cause,
    });
    this.issues = issues;
  }
}
