import type { Entry } from '../../registry/actions/index.ts';
import { formatMoment } from '../state/format.ts';
import { useRegister } from '../state/register.ts';
import { historyHref } from '../state/route/history.ts';
import { asOf } from '../state/route/moment.ts';
import { T, t } from '../words/t.tsx';
import './newer.css';

/** Over an entry of then, as a citation leads to it: whether there is a newer version by now, and the way to it. */
export default function Newer({ entry }: { entry: Entry }) {
  const { past } = useRegister('past');
  const now = past?.heads.find(({ kind, period, key }) => kind === entry.kind && period === entry.period && key === entry.key);
  if (!now) return null;
  if (now.version === entry.version)
    return (
      <p className="newer">
        {now.status === entry.status
          ? t('This is still the newest version of this entry.')
          : t('This is still the newest version of this entry; since then it is {status}.', { status: t(now.status) })}
      </p>
    );
  const { kind, period, key: slug } = entry;
  const view = { kind, period, slug, from: `v${entry.version}`, to: `v${now.version}` };
  return (
    <p className="newer">
      <T
        text="{newer}, approved {moment}. Shown is version {version}."
        newer={<b>{t('A newer version of this entry exists: version {version}', { version: now.version })}</b>}
        moment={formatMoment(new Date(now.approvedAt * 1000))}
        version={entry.version}
      />{' '}
      <a href={historyHref(view, null)}>{t('See what changed')}</a> <a href={asOf(location.hash, null)}>{t('Open the newest')}</a>
    </p>
  );
}
