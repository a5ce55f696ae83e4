import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Kind } from '../../../../registry/actions/index.ts';
import type { DraftIssue } from '../../../../registry/edit/types.ts';
import { DemlError } from '../../../../registry/errors/index.ts';
import { at, type Path, pathOf, type Tree } from '../tree.ts';

/** What every control of a form works on. */
export interface FormState {
  kind: Kind;
  document: Tree;
  /** Puts a value at a path; undefined takes the part away. */
  put(path: Path, value: unknown): void;
  /** Replaces the document by what follows from it. */
  edit(change: (document: Tree) => Tree): void;
  issues: readonly DraftIssue[];
  /** The problems of a part that its writer has left once, or of all after a look at the whole. */
  shownIssues(path: Path, deep?: boolean): readonly DraftIssue[];
  /** The writer has left a part. */
  touch(path: Path): void;
}

/** A control stands where there is no document to work on. */
export class NoFormError extends DemlError {
  constructor() {
    super('A control stands outside of a <Form>.', { code: 'no-form', family: 'fatal', fix: 'Put <Form> around it.' });
  }
}

const Context = createContext<FormState | null>(null);

/** The form around. */
export function useForm(): FormState {
  const form = useContext(Context);
  if (!form) throw new NoFormError();
  return form;
}

interface FormProps extends Pick<FormState, 'kind' | 'document' | 'edit' | 'issues'> {
  put: FormState['put'];
  /** The document in which `issues` were found. */
  checkedOf: Tree | null;
  /** Nothing is held back: somebody has asked for what is left. */
  showAll: boolean;
  children: ReactNode;
}

/** Holds a draft's parts together for its controls. */
export function Form({ kind, document, put, edit, issues, checkedOf, showAll, children }: FormProps) {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const state = useMemo(
    (): FormState => ({
      kind,
      document,
      put,
      edit,
      issues,
      shownIssues(path, deep) {
        const here = pathOf(path);
        if (!showAll && !touched.has(here)) return [];
        // What was found in an earlier text says nothing of this one.
        if (checkedOf === null || at(checkedOf, path) !== at(document, path)) return [];
        return issues.filter((issue) => issue.path === here || (deep && issue.path.startsWith(`${here}.`)));
      },
      touch(path) {
        const here = pathOf(path);
        // Not at once: a line that appears under the pointer would take the click that left the part.
        setTimeout(() => setTouched((before) => (before.has(here) ? before : new Set([...before, here]))), 250);
      },
    }),
    [kind, document, put, edit, issues, checkedOf, showAll, touched],
  );
  return <Context value={state}>{children}</Context>;
}

/** The id of the control of a part; the list of problems leads to it. */
export const idOf = (path: Path | string): string => `part-${typeof path === 'string' ? path : pathOf(path)}`;
