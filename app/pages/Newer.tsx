import type { Entry } from '../../registry/actions/index.ts';
import { formatMoment } from '../state/format.ts';
import { useRegister } from '../state/register.ts';
import { historyHref } from '../state/route/history.ts';
import { asOf } from '../state/route/moment.ts';
import './newer.css';

/** Over an entry of then, as a citation leads to it: whether there is a newer version by now, and the way to it. */
export default function Newer({ entry }: { entry: Entry }) {
  const { past } = useRegister();
  const now = past?.heads.find(({ kind, period, key }) => kind === entry.kind && period === entry.period && key === entry.key);
  if (!now) return null;
  if (now.version === entry.version)
    return (
      <p className="newer">
        This is still the newest version of this entry
        {now.status === entry.status ? '.' : `; since then it is ${now.status}.`}
      </p>
    );
  const { kind, period, key: slug } = entry;
  const view = { kind, period, slug, from: `v${entry.version}`, to: `v${now.version}` };
  return (
    <p className="newer">
      <b>A newer version of this entry exists: version {now.version}</b>, approved {formatMoment(new Date(now.approvedAt * 1000))}. Shown is
      version {entry.version}. <a href={historyHref(view)}>See what changed</a> <a href={asOf(location.hash, null)}>Open the newest</a>
    </p>
  );
}
