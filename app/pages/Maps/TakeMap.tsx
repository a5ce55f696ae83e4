import { recordsOfTable } from '../../../registry/export/recordsOf.ts';
import { type FieldId, fieldIds, fieldOf, type Overview } from '../../../registry/schema/index.ts';
import type { EntryState } from '../../state/register.ts';
import { type MapName, type MapsView, mapsHref } from '../../state/route/maps.ts';
import { readGroups } from '../TakeAway/gather.ts';
import { TakeAway } from '../TakeAway/TakeAway.tsx';

const fieldsOf = ({ map, group }: MapsView): readonly FieldId[] => {
  const drawn: Readonly<Record<MapName, readonly FieldId[]>> = {
    checks: ['details.layers', 'verification.mechanism'],
    evidence: (fieldIds as readonly FieldId[]).filter((field) => group === null || fieldOf(field).group === group),
    shared: ['details.dependencies'],
  };
  return drawn[map];
};

const names = {
  checks: 'systems by layer opened and verification family',
  evidence: 'evidence of each field of each system',
  shared: 'parts that systems rest on',
} as const satisfies Record<MapName, string>;

/** The claims and absences that a map is drawn from. */
export default function TakeMap({ rows, view }: { rows: readonly EntryState<Overview>[]; view: MapsView }) {
  const fields = fieldsOf(view);
  const needed = ({ fields: cells }: Overview) => [
    ...new Set(fields.filter((field) => 'claims' in cells[field]).map((field) => fieldOf(field).group)),
  ];
  return (
    <TakeAway
      shown={{
        title: names[view.map] + (view.map === 'evidence' && view.group ? `, ${view.group}` : ''),
        name: `map-${view.map}`,
        address: mapsHref(view),
        subject: 'claims',
        collections: [{ kind: 'project', period: 0 }],
        waiting: rows.some(({ state }) => state === 'waiting'),
        records: async (blocks) => recordsOfTable(await readGroups(rows, blocks, needed), fields),
      }}
    />
  );
}
