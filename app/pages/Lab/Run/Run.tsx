import { useDeferredValue, useMemo } from 'react';
import type { LabView } from '../../../state/route/lab.ts';
import { t } from '../../../words/t.tsx';
import { parseRun } from './address.ts';
import { Changes } from './Changes.tsx';
import { DigitPad } from './DigitPad.tsx';
import { DisputeMoves } from './DisputeMoves.tsx';
import { disputeOf } from './dispute.ts';
import { EntryRule } from './EntryRule.tsx';
import { Layers } from './Layers.tsx';
import { Noticed } from './Noticed.tsx';
import { saidOf, sentenceOf } from './noticed.ts';
import { OpenedLayer } from './OpenedLayer.tsx';
import { Outputs } from './Outputs.tsx';
import { runOf } from './runOf.ts';
import './run.css';
import './runLayers.css';
import './runChecks.css';

/** A model names a digit in this page, a worker changes one entry of its work, and every family says what it says. */
export default function Run({ view }: { view: LabView }) {
  const state = useMemo(() => parseRun(view.run), [view.run]);
  // The pen answers at once; what is computed of the digit may follow.
  const shown = useDeferredValue(state);
  const run = useMemo(() => runOf(shown), [shown]);
  const dispute = useMemo(() => disputeOf(run), [run]);
  const said = useMemo(() => saidOf(run, dispute), [run, dispute]);
  return (
    <div className="run" data-digest={run.digest}>
      <p className="run-lead">{sentenceOf(run, said)}</p>
      <p className="run-here">
        {t('Computed in this page, by the code of this release. Nothing of it is read from the register, and nothing is sent.')}
      </p>
      <section className="run-digit" aria-labelledby="run-digit">
        <h2 id="run-digit">{t('The digit')}</h2>
        <DigitPad state={state} />
        <Outputs run={run} />
      </section>
      <Layers run={run} />
      <section className="run-opened" aria-labelledby="run-entry">
        <OpenedLayer run={run} />
        <EntryRule run={run} />
      </section>
      <section className="run-checks" aria-labelledby="run-noticed">
        <Changes state={state} run={run} />
        <Noticed run={run} dispute={dispute} said={said} />
      </section>
      <DisputeMoves run={run} dispute={dispute} />
    </div>
  );
}
