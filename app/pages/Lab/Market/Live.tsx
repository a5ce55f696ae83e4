import { type ReactNode, useMemo, useRef } from 'react';
import type { Recording } from '../../../../lab/process/recording.ts';
import type { LabView } from '../../../state/route/lab.ts';
import { Bars } from '../../../ui/Bars.tsx';
import { ErrorBox } from '../../../ui/ErrorBox.tsx';
import { T, t } from '../../../words/t.tsx';
import { usePolled } from '../../Review/usePolled.ts';
import { commands } from './commands.ts';
import { type Followed, follow, type LabConfig } from './follow.ts';
import { Shown } from './Shown.tsx';

/** Between two readings of a chain that is looked at. */
const EVERY_MS = 3_000;

interface Given {
  at: LabView['market'];
  lab: LabConfig;
  rpcs: readonly string[];
  /** The accounts of `npm run lab`, which are the same in every run. */
  accounts: Recording['accounts'];
  /** What is shown while nobody has taken part. */
  instead: ReactNode;
}

/** The market of the chain that the release names, as its events come. */
export default function Live({ at, lab, rpcs, accounts, instead }: Given) {
  const reading = useRef<() => Promise<Followed>>(undefined);
  const read = () => {
    reading.current ??= follow(lab, rpcs);
    return reading.current();
  };
  const { value, error, refresh } = usePolled(`lab ${lab.escrow}`, read, EVERY_MS);
  const frames = value?.frames;
  const source = useMemo(() => frames && { contracts: lab, accounts, frames, isRecorded: false }, [frames, lab, accounts]);
  const isQuiet = frames?.length === 0;
  const said = (
    <p className="market-source" data-source="live">
      <T
        text="Read from the test chain of this release, up to block {block}, every few seconds; escrow {escrow}. Amounts are in a test token without value, and the contracts are not audited."
        block={`${value?.block}`}
        escrow={<code>{lab.escrow}</code>}
      />
    </p>
  );
  return (
    <>
      {error && <ErrorBox error={error} onRetry={refresh} />}
      {!source && !error && <Bars widths={[420, 620, 540]} />}
      {source && !isQuiet && (
        <Shown at={at} source={source}>
          {said}
        </Shown>
      )}
      {isQuiet && (
        <>
          {said}
          <p className="market-source">
            <T
              text="Nobody has taken part yet: {command} in the repository starts workers, a payer and a watcher here. Until then, a recorded run:"
              command={<code>{commands.lab}</code>}
            />
          </p>
          {instead}
        </>
      )}
      {value === undefined && error === null && <p className="visually-hidden">{t('Reading the events of the contracts.')}</p>}
    </>
  );
}
