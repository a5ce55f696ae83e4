import { X } from 'lucide';
import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';
import { type Digest, parseCid } from '../../../../registry/cid/index.ts';
import { LAB_KEY } from '../../../../registry/schema/labKey.ts';
import { unitOf } from '../../../../registry/schema/units.ts';
import { formatDay, formatNumber } from '../../../state/format.ts';
import { historyHref } from '../../../state/route/history.ts';
import { CopyButton } from '../../../ui/ErrorBox.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Leaving } from '../../../ui/Leaving.tsx';
import { Gauge } from '../../../ui/marks/index.tsx';
import { t } from '../../../words/t.tsx';
import { JsonLink } from '../../Instead.tsx';
import { cellOf, type Reading } from './cells.ts';
import { columns } from './columns.ts';
import { shownSpread } from './Figure.tsx';
import { rows } from './rows.ts';
import type { RowsProps } from './Table.tsx';
import { type Place, placeText, type Verified } from './view.ts';
import { workloadWords } from './workloads.ts';

export interface OpenedProps extends Pick<RowsProps, 'places' | 'workload'> {
  place: Place;
  metric: Verified;
  onClose: () => void;
}

/** What stands behind a figure: what it counts, on what, who measured, when, and how to do it again. */
export default function Opened({ place, places, workload, metric, onClose }: OpenedProps) {
  const cell = cellOf(places, workload, place.family, place.quantity);
  const row = rows.find(({ family }) => family === place.family);
  const column = columns.find(({ quantity }) => quantity === place.quantity);
  if (cell === null || !('reading' in cell) || !row || !column) return null;
  const anchor = () => document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(placeText(place))}"]`);
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={{ current: { getBoundingClientRect: () => (anchor() ?? document.body).getBoundingClientRect() } }} />
      <Popover.Portal>
        <Popover.Content
          className="lab-opened"
          aria-label={`${t(row.name)}, ${t(column.name)}`}
          sideOffset={8}
          collisionPadding={12}
          // A press on another figure opens that one: closing first would be a step of its own.
          onInteractOutside={(event) => (event.target as Element).closest('.lab-figure') && event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            anchor()?.focus();
          }}
        >
          <div className="lab-opened-head">
            <h2>
              {t(row.name)} <i>·</i> {t(workloadWords[workload])} <i>·</i> <b>{t(column.name)}</b>
            </h2>
            <Popover.Close className="icon" aria-label={t('Close')}>
              <Icon node={X} size={16} />
            </Popover.Close>
          </div>
          <Facts reading={cell.reading} honest={row.honest} metric={metric} />
          <div className="lab-opened-foot">
            <CopyButton text={() => location.href}>{t('Copy link')}</CopyButton>
            <a href={historyHref({ kind: 'metric', slug: LAB_KEY, item: cell.reading.id })}>{t('History')}</a>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The commands that bring the files of a run. */
const commands: Readonly<Record<string, string>> = { run: 'npm run lab:bench', gas: 'node scripts/lab/gas.ts' };

function Facts({ reading, honest, metric: { document, entry } }: { reading: Reading; honest: string; metric: Verified }) {
  const unit = unitOf(reading.field, reading.unit);
  const source = document.sources[reading.source];
  const command = commands[reading.source];
  const spread = shownSpread(reading);
  return (
    <>
      <p className="lab-value">
        <b title={formatNumber(reading.value)}>{formatNumber(reading.value)}</b>{' '}
        <span lang="en">
          {reading.unit}, {reading.workload}
        </span>
      </p>
      <dl className="lab-clocks">
        <Fact name={t('Held')}>{reading.asOf}</Fact>
        <Fact name={t('Read')}>{reading.retrievedAt}</Fact>
        <Fact name={t('Approved')}>{formatDay(new Date(entry.approvedAt * 1000))}</Fact>
      </dl>
      <dl className="lab-facts">
        <Fact name={t('Evidence')}>
          <Gauge rung={reading.rung} word />
        </Fact>
        {unit && (
          <Fact name={t('Unit')}>
            <span lang="en">{unit.counts}</span> <LeavesOut text={unit.leavesOut} />
          </Fact>
        )}
        <Fact name={t('Counts')}>
          <span lang="en">{reading.counts}</span> {reading.leavesOut && <LeavesOut text={reading.leavesOut} />}
        </Fact>
        {spread && <Fact name={t('Spread')}>{spread}</Fact>}
        <Fact name={t('Honest')}>{t(honest)}</Fact>
        {source && (
          <Fact name={t('Run')}>
            <span lang="en">{source.title}</span> {source.url && <RunFile url={source.url} />}
          </Fact>
        )}
        {command && (
          <Fact name={t('Again')}>
            <span className="mono">{command}</span>
          </Fact>
        )}
      </dl>
    </>
  );
}

const LeavesOut = ({ text }: { text: string }) => (
  <span className="lab-unsaid">
    {t('Leaves out:')} <span lang="en">{text}</span>
  </span>
);

/** The bytes of a run by their own address: at the gateway that works best now where the address is that of a block. */
function RunFile({ url }: { url: string }) {
  const cid = url.replace('ipfs://', '');
  const digest = digestIn(cid);
  if (digest === null) return <Leaving href={url}>{url}</Leaving>;
  return (
    <span className="lab-run-file">
      <span className="mono">{cid}</span> <JsonLink digest={digest}>{t('Its bytes at a gateway')}</JsonLink>{' '}
      <CopyButton text={() => cid}>{t('Copy CID')}</CopyButton>
    </span>
  );
}

/** The digest of a raw CID; null for any other address that a later revision may name. */
function digestIn(cid: string): Digest | null {
  try {
    const { codec, digest } = parseCid(cid);
    return codec === 'raw' ? digest : null;
  } catch {
    return null;
  }
}
