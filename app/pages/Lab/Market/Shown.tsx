import { type ReactNode, useMemo } from 'react';
import { Market } from '../../../../lab/process/market.ts';
import type { LabView } from '../../../state/route/lab.ts';
import { AnyBytes } from './AnyBytes.tsx';
import { Gains } from './Gains.tsx';
import { Player } from './Player.tsx';
import { Rebates } from './Rebates.tsx';
import { Story } from './Story.tsx';
import { blockFrom, type Source, sceneAt, taskAt } from './scene.ts';
import { Tasks } from './Tasks.tsx';

/** The market of a source at the block that the address names: the same whether it was recorded or is read now. */
export function Shown({ at, source, children }: { at: LabView['market']; source: Source; children: ReactNode }) {
  const { contracts, frames } = source;
  const whole = useMemo(() => new Market(contracts, frames), [contracts, frames]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of a source says who is called what
  const scene = useMemo(() => sceneAt(source, whole, blockFrom(at.block)), [frames, whole, at.block]);
  const task = taskAt(scene, at.task);
  return (
    <>
      {children}
      <Player scene={scene} named={at.task} />
      <div className="market-tasks">
        <div>
          <Tasks scene={scene} chosen={task} isFollowing={at.task === undefined} />
          <Gains scene={scene} />
          <Rebates scene={scene} />
        </div>
        {task && <Story scene={scene} task={task} />}
      </div>
      <AnyBytes scene={scene} />
    </>
  );
}
