import type { ReactNode } from 'react';
import { sentence } from '../../../state/format.ts';
import { t } from '../../../words/t.tsx';
import { schemaPart } from '../schemaPart.ts';
import { at, type Path } from '../tree.ts';
import { wordsOf } from '../words.ts';
import { idOf, useForm } from './Form.tsx';

/** What a control gets to be tied to its label, help and problems. */
export interface ControlProps {
  id: string;
  value: unknown;
  set(value: unknown): void;
  leave(): void;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
  'aria-required': boolean | undefined;
  max: number | undefined;
  choices: readonly string[] | undefined;
  label: string;
}

interface PartProps {
  path: Path;
  children: (control: ControlProps) => ReactNode;
  /** In place of the words of the form. */
  label?: string;
  help?: ReactNode;
  /** The control is several inputs: a fieldset names them. */
  many?: boolean;
  /** What stands after the control. */
  after?: ReactNode;
  className?: string;
}

/** One part of a document: label, help, control, and its problems beside it. */
export function Part({ path, children, label, help, many, after, className }: PartProps) {
  const { kind, document, put, touch, shownIssues } = useForm();
  const words = wordsOf(kind, path);
  const part = schemaPart(kind, path);
  const problems = shownIssues(path, many === true);
  const id = idOf(path);
  const helpText = help ?? (words.help && t(words.help));
  const described = [helpText && `${id}-help`, problems.length > 0 && `${id}-problem`].filter(Boolean).join(' ') || undefined;
  const control: ControlProps = {
    id,
    value: at(document, path),
    set: (value) => put(path, value),
    leave: () => touch(path),
    'aria-describedby': described,
    'aria-invalid': problems.length > 0 || undefined,
    'aria-required': part.required || undefined,
    max: part.max,
    choices: part.choices,
    label: label ?? t(words.label),
  };
  const Outer = many ? 'fieldset' : 'div';
  const Label = many ? 'legend' : 'label';
  return (
    <Outer
      className={className ? `form-part ${className}` : 'form-part'}
      data-wrong={problems.length > 0 || undefined}
      {...(many ? { id, tabIndex: -1, 'aria-describedby': described } : {})}
    >
      <Label {...(many ? {} : { htmlFor: id })}>
        {control.label}
        {!part.required && <span className="part-optional"> {t('optional')}</span>}
      </Label>
      {helpText && (
        <p className="part-help" id={`${id}-help`}>
          {helpText}
        </p>
      )}
      {children(control)}
      {after}
      {problems.length > 0 && (
        <ul className="part-problems" id={`${id}-problem`}>
          {problems.map(({ path: where, reason }) => (
            <li key={where + reason}>
              <span lang="en">{sentence(reason)}.</span> <code className="mono">{where}</code>
            </li>
          ))}
        </ul>
      )}
    </Outer>
  );
}
