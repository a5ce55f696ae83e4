import { recordsOfLines } from '../../../registry/export/recordsOfLists.ts';
import type { Line } from '../../../registry/history/types.ts';
import { type HistoryView, historyHref } from '../../state/route/history.ts';
import { TakeAway } from './TakeAway.tsx';

/** Every value of an entry, or of the thing or field that is shown; between two versions, those that came in between. */
export default function TakeHistory({
  view,
  name,
  lines,
  between,
}: {
  view: HistoryView;
  name: string;
  lines: readonly Line[];
  between: { after: number; to: number } | null;
}) {
  const { kind, period, slug, world } = view;
  const shown = lines.map((line) => ({
    ...line,
    values: line.values.filter(({ step, kind: moved }) => {
      const { version } = step.to.revision;
      return (!world || moved === 'world') && (!between || (version > between.after && version <= between.to));
    }),
  }));
  return (
    <TakeAway
      shown={{
        title: [
          `history of ${name}`,
          view.item ?? view.field,
          between && `versions ${between.after} to ${between.to}`,
          world && 'only what the world changed',
        ]
          .filter(Boolean)
          .join(', '),
        name: `history-${slug}`,
        address: historyHref(view),
        subject: 'changes',
        collections: [{ kind, period }],
        waiting: false,
        records: async () => recordsOfLines({ kind, period, key: slug }, name, shown),
      }}
    />
  );
}
