import { operandOf } from '../../../../lab/model/run.ts';
import type { Linear } from '../../../../lab/model/spec.ts';
import { powerOfTwo } from '../../../../lab/number/quantize.ts';
import { open, type Rows, treeOf } from '../../../../lab/trace/tree.ts';
import { openEntry } from '../../../../lab/verify/optimistic.ts';
import { entryBytes, judge, type OpenedEntry, type Ruling, rowsFor } from '../../../../lab/verify/referee.ts';
import { plural } from '../../../state/format.ts';
import { t } from '../../../words/t.tsx';
import { hexOf } from './address.ts';
import { isWithheld } from './dispute.ts';
import { formatValue, powerText, valueText } from './ink.ts';
import { spec } from './model.ts';
import { NumberLine } from './NumberLine.tsx';
import { type Again, againOf, type Run } from './runOf.ts';
import { operandName, rulingWords } from './words.ts';

/** The entry with the rows from which it follows, as the worker publishes them. */
function openedOf({ job, work, claim, entry }: Run): OpenedEntry {
  const rows = claim.rows[entry.layer - 1] as Rows;
  return openEntry(job, work, entry, open(rows, treeOf(rows), entry.i));
}

/** The one rule, for one entry: what is opened, what is computed again, and what the referee says. */
export function EntryRule({ run }: { run: Run }) {
  const { own, claim, entry, byte } = run;
  const opened = openedOf(run);
  const ruling: Ruling = judge(spec, { inputRoot: own.inputRoot, layerRoots: claim.layerRoots }, opened);
  const { byte: due, summed } = againOf(run.job, run.work, entry);
  return (
    <div className="run-rule">
      <h2 id="run-entry">{t('Entry ({row}, {column})', { row: entry.i, column: entry.j })}</h2>
      <p className="run-hint">{t('The one rule: is this byte what the layer gives from the opened rows?')}</p>
      {isWithheld(run) && (
        <p className="run-hint">{t('The worker gives nobody these rows. This page has them, because it plays the worker too.')}</p>
      )}
      <dl>
        <div>
          <dt>{t('published')}</dt>
          <dd>
            <code>{`0x${hexOf(byte.claimed)}`}</code> <b>{valueText(byte.claimed)}</b>
          </dd>
        </div>
        <div>
          <dt>{t('honest')}</dt>
          <dd>
            <code>{`0x${hexOf(byte.honest)}`}</code> <b>{valueText(byte.honest)}</b>
          </dd>
        </div>
        <div>
          <dt>{t('computed again')}</dt>
          <dd>{summed ? <Summed run={run} {...summed} /> : movedWords(run)}</dd>
        </div>
      </dl>
      {summed && !(summed.relu && summed.sum <= 0) && <NumberLine due={due} claimed={byte.claimed} exact={summed.exact} />}
      <table className="run-rows">
        <caption>{t('What is opened')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('row')}</th>
            <th scope="col">{t('bytes')}</th>
            <th scope="col">{t('path')}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOpened(run, opened).map(({ name, index, row, path }) => (
            <tr key={name}>
              <th scope="row">{t('row {row} of {what}', { row: index, what: name })}</th>
              <td>{row.length}</td>
              <td>{plural(path.length, 'hash', 'hashes')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className="run-bytes">
        <summary>{t('The bytes of the rows and paths')}</summary>
        {rowsOpened(run, opened).map(({ name, index, row, path }) => (
          <div key={name}>
            <b>{t('row {row} of {what}', { row: index, what: name })}</b>
            <code>{Array.from(row, hexOf).join(' ')}</code>
            {path.map((hash) => (
              <code key={hash}>{hash}</code>
            ))}
          </div>
        ))}
      </details>
      <p className="run-ruling" data-ruling={ruling}>
        <span>{t('The referee reads {bytes} and says:', { bytes: plural(entryBytes(opened), 'byte') })}</span> <b>{rulingWords(ruling)}</b>
      </p>
    </div>
  );
}

/** The sum of an entry, as a referee computes it from the published rows. */
function Summed({ run, sum, exact, relu, shift }: { run: Run } & NonNullable<Again['summed']>) {
  const { a } = spec.layers[run.entry.layer - 1] as Linear;
  return (
    <>
      {t('{products} and a bias: {sum} units of 2⁻¹⁸, exactly. Times {power} that is {value}, and the nearest number is taken.', {
        products: plural(operandOf(run.job, run.work.layers, a).cols, 'product'),
        ...{
          sum: formatValue(sum),
          power: powerText(shift),
          value: formatValue((relu && sum <= 0 ? sum * powerOfTwo(9 - shift) : exact) / 512),
        },
      })}
      {relu && sum <= 0 && <> {t('Below zero, relu makes it zero.')}</>}
      {run.change.kind === 'sum' && <> {t('The worker says {sum}.', { sum: formatValue(sum + 1) })}</>}
    </>
  );
}

/** The opened rows by the names of their tensors. */
function rowsOpened({ entry }: Run, opened: OpenedEntry) {
  const asked = spec.layers[entry.layer - 1];
  const needed = rowsFor(spec, entry);
  const list = [{ name: operandName(entry.layer), index: entry.i, ...opened.out }];
  if (asked && opened.a) list.push({ name: operandName(asked.a), index: needed.a ?? 0, ...opened.a });
  if (asked?.op === 'linear' && opened.b) list.push({ name: operandName(asked.b), index: needed.b ?? 0, ...opened.b });
  return list;
}

/** From where a layer that only moves bytes took this one. */
function movedWords({ entry }: Run): string {
  const asked = spec.layers[entry.layer - 1];
  const row = rowsFor(spec, entry).a;
  if (!asked || row === undefined) return t('Outside the picture: zero.');
  return t('Nothing is computed: the byte has to be that of row {row} of {what}.', { row, what: operandName(asked.a) });
}
