import { getHeads } from '../../../../registry/actions/index.ts';
import type { Overview } from '../../../../registry/schema/documents.ts';
import type { FieldId } from '../../../../registry/schema/fields.ts';
import { filterRows } from '../../../../registry/table/filter.ts';
import { orderRows } from '../../../../registry/table/order.ts';
import { documentState, type EntryState } from '../../../state/entryState.ts';
import { useAccess, useRegister } from '../../../state/register.ts';
import type { ProjectsView } from '../../../state/route/projects.ts';
import TakeTable from '../../TakeAway/TakeTable.tsx';

/**
 * Takes away every row of the view. A file must hold exactly what passes, so all systems are read, and filtered and put in
 * order here: for that no gateway's word is taken.
 */
export default function TakeLarge({ view, narrow, fields }: { view: ProjectsView; narrow: boolean; fields: readonly FieldId[] }) {
  const access = useAccess();
  const block = useRegister('firstPage').firstPage?.blockNumber;
  if (!access || block === undefined) return null;

  async function readAll(): Promise<readonly EntryState<Overview>[]> {
    if (!access || block === undefined) return [];
    const collection = { kind: 'project', period: 0 } as const;
    const entries = await getHeads(access.chain, { registry: access.registry, ...collection, block });
    const { found, failures } = await access.blocks.collection(collection, entries);
    const all = entries.map((entry) => documentState(entry, found.get(entry.digest), failures.get(entry.digest)) as EntryState<Overview>);
    return orderRows(filterRows(all, view, fields), view.sort);
  }
  return <TakeTable rows={readAll} view={view} narrow={narrow} />;
}
