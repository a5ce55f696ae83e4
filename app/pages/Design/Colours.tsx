import { useMemo } from 'react';
import { tokensOf } from './Sheet.tsx';

const uses: Readonly<Record<string, string>> = {
  '--paper': 'page, and text on ink',
  '--sheet': 'hover of a row',
  '--sheet-2': 'what is still to come',
  '--ink': 'text, main rules, buttons',
  '--ink-2': 'second lines',
  '--ink-3': 'dates, hints, absences',
  '--rule': 'hairline between rows',
  '--rule-2': 'border of a control',
  '--fill': 'bars and strips',
  '--hatch': 'absence',
  '--accent': 'link, focus, selection, observed rungs, trust types',
  '--accent-wash': 'selected; the proposed side',
  '--stale': 'past its freshness budget; not verified yet',
  '--stale-wash': 'the same, as a ground',
  '--conflict': 'sources disagree; refused; nobody checks',
  '--conflict-wash': 'the same, as a ground',
};

/** Every colour with its value in both themes, and what it is for. `ui/contrast.test.ts` holds every pair. */
export function Colours() {
  const [light, dark] = useMemo(() => [tokensOf('light'), tokensOf('dark')], []);
  return (
    <table className="design-table" lang="en">
      <thead>
        <tr>
          <th scope="col">Token</th>
          <th scope="col">Light</th>
          <th scope="col">Dark</th>
          <th scope="col">For</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(uses).map(([name, use]) => (
          <tr key={name}>
            <th scope="row" className="mono">
              {name}
            </th>
            <td>
              <Swatch hex={light.get(name) ?? ''} />
            </td>
            <td>
              <Swatch hex={dark.get(name) ?? ''} />
            </td>
            <td>{use}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Swatch = ({ hex }: { hex: string }) => (
  <span className="design-swatch">
    <span style={{ background: hex }} aria-hidden="true" />
    <code className="mono">{hex}</code>
  </span>
);
