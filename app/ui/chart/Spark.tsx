import { type ReactNode, type RefObject, useMemo, useRef } from 'react';
import type { Headline } from '../../../registry/schema/claim.ts';
import type { FieldId } from '../../../registry/schema/fields.ts';
import { useMetric } from '../../state/register.ts';
import { SparkLine } from './SparkLine.tsx';
import { type Series, seriesLike } from './series.ts';
import { useRoom } from './useRoom.ts';
import { useSeen } from './useSeen.ts';
import './spark.css';

interface SparkProps {
  slug: string;
  field: FieldId;
  claim: Headline;
}

/** The dated readings behind a figure of the table, asked for when its cell comes into view and drawn where the cell has room. */
export default function Spark(props: SparkProps): ReactNode {
  const box = useRef<HTMLSpanElement>(null);
  const seen = useSeen(box);
  return (
    <span className="spark" ref={box}>
      {seen && <Seen {...props} box={box} />}
    </span>
  );
}

function Seen({ box, ...of }: SparkProps & { box: RefObject<HTMLSpanElement | null> }) {
  const series = useSeries(of);
  const room = useRoom(box, series !== undefined);
  if (!series || !room) return null;
  return (
    <span style={{ top: room.top, right: room.right }}>
      <SparkLine series={series} width={room.width} height={12} />
    </span>
  );
}

/** The verified series that a figure belongs to; undefined while it is not there, and where there is none. */
export function useSeries({ slug, field, claim }: SparkProps): Series | undefined {
  const metric = useMetric(slug);
  const readings = typeof metric === 'object' && metric.state === 'verified' ? metric.document : undefined;
  return useMemo(() => readings && seriesLike(readings, field, claim), [readings, field, claim]);
}
