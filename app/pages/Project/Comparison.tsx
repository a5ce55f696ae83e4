import { lazy, useMemo, useState } from 'react';
import type { Revision } from '../../../registry/history/revision.ts';
import { Bars } from '../../ui/Bars.tsx';
import { Later } from '../../ui/Boundary.tsx';

const RevisionDiff = lazy(() => import('./RevisionDiff.tsx'));

/** Two revisions to choose, and what differs between them. `revisions`: at least two, newest first. */
export function Comparison({ revisions }: { revisions: readonly Revision[] }) {
  const versions = revisions.map(({ version }) => version);
  const [chosen, setChosen] = useState<{ one: number; other: number }>({ one: versions[1] as number, other: versions[0] as number });
  const [open, setOpen] = useState(false);
  const [onlyWorld, setOnlyWorld] = useState(false);
  const [from, to] = [Math.min(chosen.one, chosen.other), Math.max(chosen.one, chosen.other)];
  const between = useMemo(() => revisions.filter(({ version }) => version >= from && version <= to).toReversed(), [revisions, from, to]);
  const choice = (name: 'one' | 'other', label: string) => (
    <label>
      {label}{' '}
      <select value={chosen[name]} onChange={(event) => setChosen({ ...chosen, [name]: Number(event.target.value) })}>
        {versions.map((version) => (
          <option key={version} value={version}>
            revision {version}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="history-compare">
      <p className="history-choice">
        {choice('one', 'Compare')}
        {choice('other', 'with')}
        <button type="button" className="button secondary" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide the difference' : 'Show the difference'}
        </button>
        {open && (
          <label>
            <input type="checkbox" checked={onlyWorld} onChange={(event) => setOnlyWorld(event.target.checked)} /> only what the world
            changed
          </label>
        )}
      </p>
      {open &&
        (from === to ? (
          <p className="history-said">These are one and the same revision. Choose another.</p>
        ) : (
          <Later fallback={<Bars widths={[480, 560, 420]} />}>
            <RevisionDiff revisions={between} onlyWorld={onlyWorld} />
          </Later>
        ))}
    </div>
  );
}
