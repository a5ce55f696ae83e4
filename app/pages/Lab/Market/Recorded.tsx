import type { ReactNode } from 'react';
import type { Frame } from '../../../../lab/process/market.ts';
import type { Recording } from '../../../../lab/process/recording.ts';
import type { LabView } from '../../../state/route/lab.ts';
import { T } from '../../../words/t.tsx';
import { Shown } from './Shown.tsx';

interface Given {
  at: LabView['market'];
  recording: Recording;
  frames: readonly Frame[];
  /** Where else there is something to see. */
  children?: ReactNode;
}

/** A run that was recorded, to be stepped through. */
export function Recorded({ at, recording, frames, children }: Given) {
  const { recorded, command, commit } = recording;
  return (
    <Shown at={at} source={{ ...recording, frames, isRecorded: true }}>
      <div className="market-sources">
        <p className="market-source" data-source="recorded">
          <T
            text="Recorded on {date} by {command} at commit {commit}: nobody trades here. The chain’s clock was moved on where everybody waited. Amounts are in a test token without value, and the contracts are not audited."
            date={recorded}
            command={<code>{command}</code>}
            commit={<code>{commit}</code>}
          />
        </p>
        {children}
      </div>
    </Shown>
  );
}
