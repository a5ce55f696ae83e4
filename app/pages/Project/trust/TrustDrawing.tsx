import { useId } from 'react';
import type { Trust } from '../../../../registry/trust/index.ts';
import { plural } from '../../../state/format.ts';
import { glyphs } from '../../../ui/marks/Family.tsx';
import { t } from '../../../words/t.tsx';
import { draw } from './draw.ts';
import { type Arrow, styles, type Text } from './parts.ts';

/** Who must be honest for what, as a picture of the way of a request. The tables below it say the same in words. */
export function TrustDrawing({ trust, name }: { trust: Trust; name: string }) {
  const id = useId();
  const { width, height, boxes, texts, arrows, marks, frame, divider, left } = draw(trust);
  return (
    <figure className="trust-figure">
      <svg
        className="trust"
        viewBox={`-1 0 ${width + 2} ${height}`}
        role="img"
        aria-label={t('Who must be honest in {name}, and what checks the work. The tables below say the same.', { name })}
      >
        <Head id={`${id}-plain`} kind="plain" />
        <Head id={`${id}-nothing`} kind="nothing" />
        <rect className="frame" {...frame} />
        <path className="divider" d={`M0 ${divider}H${width}`} />
        {boxes.map((box) => (
          <g key={`${box.x} ${box.y}`}>
            <rect className="box" x={box.x} y={box.y} width={box.width} height={box.height} />
            <Texts texts={box.texts} />
          </g>
        ))}
        <Texts texts={texts} />
        {arrows.map((arrow) => (
          <path
            key={arrow.d}
            className={`arrow ${arrow.kind}`}
            d={arrow.d}
            data-status={arrow.status}
            {...(hasPoint(arrow) && { markerEnd: `url(#${id}-${arrow.kind === 'nothing' ? 'nothing' : 'plain'})` })}
          />
        ))}
        {marks.map(({ x, y, family }) => (
          <g key={y} className={family === 'none' ? 'glyph nothing' : 'glyph'} transform={`translate(${x} ${y})`}>
            {glyphs[family]}
          </g>
        ))}
      </svg>
      <figcaption>
        <span>
          <Line kind="checks" /> {t('something checks; its line is the status: double opt-in, dashed testnet, dotted planned or retired')}
        </span>
        <span>
          <Line kind="nothing" /> {t('nothing stands in between')}
        </span>
        <span>
          <Line kind="rests" /> {t('the rest leans on it, and the claims say no more')}
        </span>
        {left > 0 && <span>{t('{parties} more in the table alone', { parties: plural(left, 'party', 'parties') })}</span>}
      </figcaption>
    </figure>
  );
}

/** A line has no point where nothing comes through today. */
const hasPoint = ({ kind, status }: Arrow): boolean => kind !== 'result' && status !== 'planned' && status !== 'retired';

/** The point of an arrow. */
const Head = ({ id, kind }: { id: string; kind: string }) => (
  <marker id={id} className={`point ${kind}`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
    <path d="M0 .8 7 4 0 7.2" />
  </marker>
);

const Line = ({ kind }: { kind: Arrow['kind'] }) => (
  <svg className="trust" viewBox="0 0 30 8" width="30" height="8" aria-hidden="true">
    <path className={`arrow ${kind}`} d="M0 4H30" />
  </svg>
);

const Texts = ({ texts }: { texts: readonly Text[] }) =>
  texts.map(({ x, y, text, style, content, ends }) => (
    <text
      key={`${x} ${y}`}
      x={x}
      y={y}
      fontSize={styles[style].size}
      className={style}
      textAnchor={ends ? 'end' : 'start'}
      {...(content && { lang: 'en' })}
    >
      {text}
    </text>
  ));
