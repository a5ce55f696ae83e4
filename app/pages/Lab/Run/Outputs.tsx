import { units } from '../../../../lab/number/e4m3.ts';
import type { Tensor } from '../../../../lab/trace/tensor.ts';
import { T, t } from '../../../words/t.tsx';
import { hexOf } from './address.ts';
import { isNegative, mostOf, valueText } from './ink.ts';
import type { Run } from './runOf.ts';

/** The answer, and the ten outputs from which it is read: a bar to the right of zero or to the left. */
export function Outputs({ run }: { run: Run }) {
  const { own, work, answer, claimedAnswer, label } = run;
  const [right, claimed] = [own.layers.at(-1) as Tensor, work.layers.at(-1) as Tensor];
  const most = Math.max(mostOf(right), mostOf(claimed), 1);
  return (
    <div className="run-answer">
      <p className="run-name">
        <b>{answer}</b>
        <span>
          {label === undefined
            ? t('The model names it so. What it is, nobody has said.')
            : label === answer
              ? t('The model names it so, and so does the label.')
              : t('The model names it so. The label says {label}.', { label })}
          {claimedAnswer !== answer && (
            <span className="run-other">
              {claimedAnswer === null
                ? t('By what the worker publishes, no answer can be read.')
                : t('By what the worker publishes it is {digit}.', { digit: claimedAnswer })}
            </span>
          )}
        </span>
      </p>
      <table className="run-outputs">
        <caption className="visually-hidden">{t('The ten outputs, as the worker publishes them')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('digit')}</th>
            <th scope="col">{t('byte')}</th>
            <th scope="col">{t('value')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {Array.from(claimed.bytes, (byte, digit) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an output is its digit
            <tr key={digit} data-answer={digit === claimedAnswer || undefined}>
              <th scope="row">{digit}</th>
              <td className="mono">{hexOf(byte)}</td>
              <td>
                {valueText(byte)}
                {byte !== right.bytes[digit] && (
                  <small>
                    <T text="right: {value}" value={valueText(right.bytes[digit] as number)} />
                  </small>
                )}
              </td>
              <td>
                <svg viewBox="0 0 200 8" preserveAspectRatio="none" aria-hidden="true">
                  <path d="M100 0v8" />
                  <Bar byte={byte} most={most} />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Bar({ byte, most }: { byte: number; most: number }) {
  const width = (100 * Math.abs(units[byte] as number)) / most || 0;
  return <rect x={isNegative(byte) ? 100 - width : 100} y="1" width={width} height="6" data-below={isNegative(byte) || undefined} />;
}
