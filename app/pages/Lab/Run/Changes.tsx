import { useState } from 'react';
import { isCanonical } from '../../../../lab/number/e4m3.ts';
import { neighbour } from '../../../../lab/number/neighbours.ts';
import { t, word } from '../../../words/t.tsx';
import { another, type Change, hexOf, isLinear, notANumber, type RunState } from './address.ts';
import { goTo } from './goTo.ts';
import { valueText } from './ink.ts';
import type { Run } from './runOf.ts';

/** What a worker can do, each by the sentence that says it. */
const choices = {
  none: { name: word('Nothing'), says: word('It computes, and publishes what it computed.'), change: { kind: 'none' } },
  byte: { name: word('Another number'), says: word('It puts another number there, and computes on from it.'), change: another },
  rounding: {
    name: word('The other rounding'),
    says: word('The sum is right. It gives the number on the other side of it.'),
    change: { kind: 'rounding' },
  },
  sum: {
    name: word('A false sum'),
    says: word('It says a sum that is off by one unit, and publishes the right bytes.'),
    change: { kind: 'sum' },
  },
  nan: { name: word('No number'), says: word('It puts a byte there that is no number.'), change: { ...another, byte: notANumber } },
  withheld: {
    name: word('Rows withheld'),
    says: word('It puts another number there, and gives nobody the rows of the layer.'),
    change: { ...another, withheld: true },
  },
  any: { name: word('Any bytes'), says: word('It computes nothing, and publishes bytes of a random generator.'), change: { kind: 'any' } },
} as const satisfies Record<string, { name: string; says: string; change: Change }>;
type Choice = keyof typeof choices;

function choiceOf(change: Change): Choice {
  if (change.kind !== 'byte') return change.kind;
  return change.withheld ? 'withheld' : change.byte === notANumber ? 'nan' : 'byte';
}

/** What the worker does to the chosen entry, or to everything. A choice shows at once, before `run` follows it. */
export function Changes({ state, run }: { state: RunState; run: Run }) {
  const chosen = choiceOf(state.change);
  return (
    <form className="run-changes" onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend>{t('What the worker does')}</legend>
        {(Object.keys(choices) as Choice[]).map((choice) => {
          const { name, says, change } = choices[choice];
          const off = (choice === 'rounding' || choice === 'sum') && !isLinear(state.entry.layer);
          return (
            <label key={choice} data-off={off || undefined}>
              <input
                type="radio"
                name="change"
                checked={choice === chosen}
                disabled={off}
                onChange={() => goTo({ ...state, change }, false)}
              />
              <span>
                <b>{t(name)}</b> {off ? t('Not here: this layer only moves bytes.') : t(says)}
              </span>
            </label>
          );
        })}
      </fieldset>
      {run.change.kind === 'byte' && <Byte run={run} change={run.change} />}
    </form>
  );
}

/** Which number stands at the entry: the next one up or down, or any by its byte. */
function Byte({ run, change }: { run: Run; change: Extract<Change, { kind: 'byte' }> }) {
  const { claimed } = run.byte;
  // Half a byte is nobody's: until there are two digits, only the field has them.
  const [typed, setTyped] = useState<string | null>(null);
  const to = (byte: number | undefined) => byte !== undefined && goTo({ ...run, change: { ...change, byte } });
  const step = (by: 1 | -1) => (isCanonical(claimed) ? neighbour(claimed, by) : undefined);
  return (
    <div className="run-byte">
      <label>
        <span className="run-hex">{t('byte')}</span>
        <input
          value={typed ?? hexOf(claimed)}
          maxLength={2}
          size={2}
          spellCheck={false}
          autoComplete="off"
          pattern="[0-9a-fA-F]{2}"
          onChange={({ target: { value } }) => {
            setTyped(value);
            if (/^[0-9a-f]{2}$/i.test(value)) to(Number.parseInt(value, 16));
          }}
          onBlur={() => setTyped(null)}
        />
      </label>
      <b>{valueText(claimed)}</b>
      <button type="button" className="textbutton" disabled={step(-1) === undefined} onClick={() => to(step(-1))}>
        {t('next below')}
      </button>
      <button type="button" className="textbutton" disabled={step(1) === undefined} onClick={() => to(step(1))}>
        {t('next above')}
      </button>
    </div>
  );
}
