import type { MouseEvent } from 'react';
import type { Tensor } from '../../../../lab/trace/tensor.ts';
import { plural } from '../../../state/format.ts';
import { t } from '../../../words/t.tsx';
import { fresh } from './address.ts';
import { type Arrangement, arrangements } from './arrange.ts';
import { Digest } from './Digest.tsx';
import { goTo, runHref } from './goTo.ts';
import { levelOf, mostOf } from './ink.ts';
import { spec } from './model.ts';
import { isMarked, type Run } from './runOf.ts';
import { operationOf } from './words.ts';

const unit = 10;
/** Small layers are drawn larger. */
const scales = [1.5, 1, 1, 1, 2, 2.2];
const gap = 4;

/** Every layer as a picture, with its shape, its operation and its root, and the digest that binds them. */
export function Layers({ run }: { run: Run }) {
  const { own, claim, digest } = run;
  return (
    <section className="run-layers" aria-labelledby="run-layers">
      <header>
        <h2 id="run-layers">{t('The work, layer by layer')}</h2>
        <p>
          {t(
            'More ink is farther from zero. A corner marks an entry that is not what the honest run gives. Choose an entry: it is the one that is changed.',
          )}
        </p>
      </header>
      <ol>
        <li>
          <h3>{t('Input')}</h3>
          <p className="run-shape">{t('{rows} × {cols}', { ...spec.input })}</p>
          <Picture run={run} layer={0} tensor={run.job.input} />
          <Digest digest={own.inputRoot} name={t('root')} />
        </li>
        {spec.layers.map(({ rows, cols }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place
          <li key={n} data-open={run.entry.layer === n + 1 || undefined}>
            <h3>
              <a
                href={runHref({ ...run, entry: largestOf(run, n + 1), change: fresh(run.change) })}
                aria-current={run.entry.layer === n + 1 || undefined}
              >
                {n + 1} {operationOf(n + 1)}
              </a>
            </h3>
            <p className="run-shape">{t('{rows} × {cols}', { rows, cols })}</p>
            <Picture run={run} layer={n + 1} tensor={run.work.layers[n] as Tensor} />
            <Digest digest={claim.layerRoots[n] as string} name={t('root')} />
            {(run.differ[n] as number) > 0 && (
              <p className="run-differ">{plural(run.differ[n] as number, 'entry differs', 'entries differ')}</p>
            )}
          </li>
        ))}
      </ol>
      <dl className="run-digests">
        <div>
          <dt>{t('What is asked')}</dt>
          <dd>
            <Digest digest={run.specDigest} full />
          </dd>
        </div>
        <div>
          <dt>{t('The trace, as published')}</dt>
          <dd>
            <Digest digest={digest} full />
          </dd>
        </div>
        {digest !== own.digest && (
          <div>
            <dt>{t('The trace of the honest run')}</dt>
            <dd>
              <Digest digest={own.digest} full />
            </dd>
          </div>
        )}
      </dl>
      <p className="run-hint">
        {t(
          'Every row is a leaf of its layer’s tree. The digest of the trace binds what is asked, the root of the input and the five roots.',
        )}
      </p>
    </section>
  );
}

/** The entry of a layer that has the largest number: where a newly opened layer begins. */
function largestOf({ own }: Run, layer: number): Run['entry'] {
  const { cols, bytes } = own.layers[layer - 1] as Tensor;
  const most = mostOf({ cols, bytes, rows: 0 });
  const at = bytes.findIndex((byte) => levelOf(byte, most) === 9);
  return { layer, i: Math.floor(at / cols), j: at % cols };
}

/** A layer in ink. A click chooses the entry under it; whoever uses keys opens the layer and moves there. */
function Picture({ run, layer, tensor }: { run: Run; layer: number; tensor: Tensor }) {
  const { columns, rows, gap: every, entryAt, placeOf } = arrangements(false)[layer] as Arrangement;
  const right = layer === 0 ? tensor : (run.own.layers[layer - 1] as Tensor);
  const most = mostOf(right) || 1;
  const marked = isMarked(run, layer);
  const at = (place: number) => place * unit + Math.floor(place / every) * gap;
  const [width, height] = [at(columns - 1) + unit, at(rows - 1) + unit];
  const chosen = run.entry.layer === layer ? placeOf(run.entry.i, run.entry.j) : null;
  const choose = (event: MouseEvent<SVGSVGElement>) => {
    const { x, y } = (event.target as SVGElement).dataset;
    const entry = x === undefined ? undefined : entryAt(Number(x), Number(y));
    if (layer > 0 && entry) goTo({ ...run, entry: { layer, ...entry }, change: fresh(run.change) });
  };
  return (
    <svg
      className="run-picture"
      data-layer={layer}
      viewBox={`-1 -1 ${width + 2} ${height + 2}`}
      width={width * (scales[layer] as number)}
      aria-hidden="true"
      onClick={choose}
    >
      {Array.from({ length: columns * rows }, (_, n) => {
        const [x, y] = [n % columns, Math.floor(n / columns)];
        const { i, j } = entryAt(x, y) as { i: number; j: number };
        const byte = tensor.bytes[i * tensor.cols + j] as number;
        const [left, top] = [at(x), at(y)];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its place
          <g key={n}>
            <rect x={left} y={top} width={unit} height={unit} data-ink={levelOf(byte, most)} data-x={x} data-y={y} />
            {marked && byte !== right.bytes[i * tensor.cols + j] && <path className="run-corner" d={`M${left + unit} ${top}v7l-7-7z`} />}
          </g>
        );
      })}
      {chosen && <rect className="run-chosen" x={at(chosen.x)} y={at(chosen.y)} width={unit} height={unit} />}
    </svg>
  );
}
