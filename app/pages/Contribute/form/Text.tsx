import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '../../../words/t.tsx';
import { schemaPart } from '../schemaPart.ts';
import type { Path } from '../tree.ts';
import { useForm } from './Form.tsx';
import { linesIn } from './linesIn.ts';
import { numberIn } from './numberIn.ts';
import { type ControlProps, Part } from './Part.tsx';

/** What a text may be, and what that means. */
export interface Suggestion {
  text: string;
  means?: string;
}

interface TextPartProps {
  path: Path;
  label?: string;
  help?: string;
  placeholder?: string;
  /** Several lines are shown; the text stays one line unless `breaks`. */
  rows?: number;
  breaks?: boolean;
  mono?: boolean;
  suggestions?: readonly Suggestion[];
  className?: string;
  after?: ReactNode;
  type?: 'url' | 'text';
}

/** A text. A part that may be missing is missing while its text is empty. */
export function TextPart({ path, rows, breaks, mono, suggestions, placeholder, type, ...words }: TextPartProps) {
  return (
    <Part path={path} {...words}>
      {(control) => <TextControl {...{ control, path, rows, breaks, mono, suggestions, placeholder, type }} />}
    </Part>
  );
}

function TextControl({
  control: { value, set, leave, max, choices: _choices, label: _label, ...aria },
  path,
  rows,
  breaks,
  mono,
  suggestions,
  placeholder,
  type,
}: { control: ControlProps; path: Path } & {
  [K in 'rows' | 'breaks' | 'mono' | 'suggestions' | 'placeholder' | 'type']: TextPartProps[K];
}) {
  const { kind } = useForm();
  const text = typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
  const { required, nullable } = schemaPart(kind, path);
  const nothing = nullable ? null : undefined;
  const write = (next: string) => set(next === '' && !required ? nothing : breaks ? next : next.replace(/\s*\n\s*/g, ' '));
  const props = {
    ...aria,
    value: text,
    placeholder,
    spellCheck: !mono,
    className: mono ? 'mono-input' : undefined,
    onChange: (event: { target: { value: string } }) => write(event.target.value),
    onBlur: () => {
      // A space at an end is a slip of the keyboard, and the schema refuses it.
      if (!breaks && text !== text.trim()) write(text.trim());
      leave();
    },
  };
  return (
    <>
      {rows ? (
        <textarea {...props} rows={rows} style={{ '--rows': rows } as CSSProperties} />
      ) : (
        <input {...props} type={type ?? 'text'} list={suggestions && `${aria.id}-list`} autoComplete="off" />
      )}
      {suggestions && (
        <datalist id={`${aria.id}-list`}>
          {suggestions.map(({ text: one, means }) => (
            <option key={one} value={one}>
              {means}
            </option>
          ))}
        </datalist>
      )}
      {max !== undefined && text.length > max * 0.8 && (
        <p className="part-count" data-over={text.length > max || undefined}>
          {t('{count} of {max} characters', { count: text.length, max })}
        </p>
      )}
    </>
  );
}

/** A list of texts, one on each line. What is typed stays as it is typed; empty lines are no entries. */
export function LinesPart({ path, rows = 2, ...words }: { path: Path; rows?: number; label?: string; help?: string }) {
  return (
    <Part path={path} {...words}>
      {(control) => <LinesControl {...control} rows={rows} />}
    </Part>
  );
}

function LinesControl({ value, set, leave, rows, max: _max, choices: _choices, label: _label, ...aria }: ControlProps & { rows: number }) {
  const list = Array.isArray(value) ? (value as unknown[]).map(String) : [];
  const [text, setText] = useState(list.join('\n'));
  const written = useRef(list.join('\n'));
  const now = list.join('\n');
  useEffect(() => {
    if (now === written.current) return; // our own words come back
    written.current = now;
    setText(now);
  }, [now]);
  return (
    <textarea
      {...aria}
      rows={rows}
      style={{ '--rows': rows } as CSSProperties}
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        const lines = linesIn(target.value);
        written.current = lines.join('\n');
        set(lines);
      }}
      onBlur={leave}
    />
  );
}

/** A number as it is typed: what is no number is kept as text, and said to be none. */
export function NumberPart({ path, ...words }: { path: Path; label?: string; help?: string }) {
  return (
    <Part path={path} {...words}>
      {(control) => <NumberControl {...control} />}
    </Part>
  );
}

function NumberControl({ value, set, leave, max: _max, choices: _choices, label: _label, ...aria }: ControlProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      {...aria}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      className="number-input"
      value={typed ?? (value === undefined ? '' : String(value))}
      onChange={({ target }) => {
        setTyped(target.value);
        const text = target.value.trim();
        set(text === '' ? undefined : numberIn(text));
      }}
      onBlur={() => {
        setTyped(null);
        leave();
      }}
    />
  );
}
