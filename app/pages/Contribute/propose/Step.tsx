import type { ReactNode } from 'react';
import { t } from '../../../words/t.tsx';

export type StepState = 'done' | 'now' | 'later';

/** One step on the way to the chain; what is done stays to be read, what comes later is only named. */
export function Step({ number, title, state, children }: { number: number; title: string; state: StepState; children?: ReactNode }) {
  return (
    <li className="step" data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <h2>
        <span className="step-number">{number}</span> {title}
        <span className="step-state">{state === 'done' ? t('done') : state === 'now' ? '' : t('later')}</span>
      </h2>
      {state !== 'later' && <div className="step-body">{children}</div>}
    </li>
  );
}
