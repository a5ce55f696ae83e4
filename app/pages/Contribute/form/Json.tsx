import { type CSSProperties, useState } from 'react';
import type { Path } from '../tree.ts';
import { type ControlProps, Part } from './Part.tsx';

/** A part that is written as JSON: what is none is kept as text, and said to be none. Empty: the part is not there. */
export function JsonPart({ path, rows = 8 }: { path: Path; rows?: number }) {
  return <Part path={path}>{(control) => <JsonControl {...control} rows={rows} />}</Part>;
}

function JsonControl({ value, set, leave, rows, max: _max, choices: _choices, label: _label, ...aria }: ControlProps & { rows: number }) {
  const [typed, setTyped] = useState<string | null>(null);
  const written = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value, null, 1);
  return (
    <textarea
      {...aria}
      rows={rows}
      style={{ '--rows': rows } as CSSProperties}
      className="mono-input"
      spellCheck={false}
      value={typed ?? written}
      onChange={({ target }) => {
        setTyped(target.value);
        set(target.value.trim() === '' ? undefined : parsed(target.value));
      }}
      onBlur={() => {
        setTyped(null);
        leave();
      }}
    />
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text; // the schema names the part that is text
  }
}
