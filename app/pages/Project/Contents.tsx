import { sumCounts, KnownBar } from '../../ui/marks/index.tsx';
import type { Overview } from '../../../registry/schema/index.ts';
import { sentence } from '../../state/format.ts';
import { sectionOrder } from './arrange.ts';

/** Brings a part of the page into view, and the keyboard with it. */
export function show(id: string): void {
  const part = document.getElementById(id);
  part?.scrollIntoView();
  part?.focus({ preventScroll: true });
}

/** The sections as a list of bars: claims, and hatched what was looked for and is absent. */
export function Contents({ overview }: { overview: Overview }) {
  const { counts } = overview;
  const max = Math.max(1, ...sectionOrder.map((group) => counts[group].claims + counts[group].absences));
  return (
    <nav className="profile-contents" aria-label="Sections">
      <ul>
        {sectionOrder.map((group) => (
          <li key={group}>
            <button type="button" onClick={() => show(`group-${group}`)}>
              <span>{sentence(group)}</span><KnownBar counts={counts[group]} max={max} /><span className="n">{counts[group].claims}</span>
            </button>
          </li>
        ))}
        <li><button type="button" onClick={() => show('gaps')}><span>Gaps</span><span /><span className="n">{sumCounts(counts).absences}</span></button></li>
        <li><button type="button" onClick={() => show('history')}><span>History</span></button></li>
        <li><button type="button" onClick={() => show('related')}><span>Notes</span></button></li>
      </ul>
      <p>Black: claims from primary sources. Grey: second hand. Hatched: looked for and absent.</p>
    </nav>
  );
}
