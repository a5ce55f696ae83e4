import { type ReactNode, type RefObject, useRef } from 'react';
import { SparkLine } from './SparkLine.tsx';
import { useRoom } from './useRoom.ts';
import { useSeen } from './useSeen.ts';
import { type Figure, useSeries } from './useSeries.ts';

/** The dated readings behind a figure of the table, asked for when its cell comes into view and drawn where the cell has room. */
export default function Spark(props: Figure): ReactNode {
  const box = useRef<HTMLSpanElement>(null);
  const seen = useSeen(box);
  return (
    <span className="spark" ref={box}>
      {seen && <Seen {...props} box={box} />}
    </span>
  );
}

function Seen({ box, ...of }: Figure & { box: RefObject<HTMLSpanElement | null> }) {
  const series = useSeries(of);
  const room = useRoom(box, series !== undefined);
  if (!series || !room) return null;
  return (
    <span style={{ top: room.top, [room.side]: room.from }}>
      <SparkLine series={series} width={room.width} height={12} />
    </span>
  );
}
