import type { Entry } from '../../registry/actions/index.ts';
import type { DemlError } from '../../registry/errors/index.ts';
import { formatMoment } from '../state/format.ts';
import { useRevisions } from '../state/register.ts';
import { asOf } from '../state/route/moment.ts';
import { T, t } from '../words/t.tsx';
import { Coming } from './Coming.tsx';
import { JsonLink } from './Instead.tsx';

/** In place of an entry whose approved version no gateway has yet; the version before it, where there is one. */
export default function ComingEntry({ entry, error }: { entry: Entry; error: DemlError }) {
  return (
    <div className="instead" aria-live="polite">
      <h1>{entry.key}</h1>
      <p className="instead-lead">
        <Coming entry={entry} error={error} />
      </p>
      {entry.version > 1 && <Before entry={entry} />}
      <dl className="instead-facts">
        <dt>{t('Digest')}</dt>
        <dd className="mono">{entry.digest}</dd>
        <dt>{t('Block')}</dt>
        <dd>
          <JsonLink digest={entry.digest}>{t('Its address at a gateway')}</JsonLink>
        </dd>
      </dl>
    </div>
  );
}

/** The way to the version before, in the register of then. */
function Before({ entry }: { entry: Entry }) {
  const revisions = useRevisions(entry);
  const before = revisions.state === 'read' ? revisions.revisions.find(({ version }) => version === entry.version - 1) : undefined;
  if (!before) return null;
  return (
    <p className="instead-all">
      <T
        text="{version}, the one before, as the register held it at block {block}. It is not the approved version of today, which is of {moment}."
        version={<a href={asOf(location.hash, String(before.blockNumber))}>{t('Show version {version}', { version: before.version })}</a>}
        block={String(before.blockNumber)}
        moment={formatMoment(new Date(entry.approvedAt * 1000))}
      />
    </p>
  );
}
