import { lazy, useMemo } from 'react';
import recorded from '../../../../lab/process/recording.json' with { type: 'json' };
import { type Recording, replay } from '../../../../lab/process/recording.ts';
import { useRegister } from '../../../state/register.ts';
import type { LabView } from '../../../state/route/lab.ts';
import { Bars } from '../../../ui/Bars.tsx';
import { T } from '../../../words/t.tsx';
import { commands } from './commands.ts';
import { Recorded } from './Recorded.tsx';
import './market.css';

/** What speaks to a chain is for those who have one. */
const Live = lazy(() => import('./Live.tsx'));

const recording = recorded as unknown as Recording;

/** A market at work: read from the chain that the release names, or from a recording where it names none. */
export default function Market({ view }: { view: LabView }) {
  const { config } = useRegister('config');
  const frames = useMemo(() => replay(recording), []);
  if (!config) return <Bars widths={[420, 620, 540]} />;
  const { lab, rpcs } = config;
  const shown = { at: view.market, recording, frames };
  return (
    <div className="lab-market">
      {lab ? (
        <Live at={view.market} lab={lab} rpcs={rpcs} accounts={recording.accounts} instead={<Recorded {...shown} />} />
      ) : (
        <Recorded {...shown}>
          <p className="market-source">
            <T
              text="Where {start} runs, the page follows its chain instead, and {lab} takes part in it."
              start={<code>{commands.start}</code>}
              lab={<code>{commands.lab}</code>}
            />
          </p>
        </Recorded>
      )}
    </div>
  );
}
