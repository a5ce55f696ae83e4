import { startTransition, useEffect, useState } from 'react';

/** Rows that are drawn in full in one frame: more would make it a long one. */
const EACH = 1;

const waiting = new Set<() => void>();
let drawn = 0;
let asked = false;

function nextFrame(): void {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    drawn = 0;
    for (const draw of [...waiting].slice(0, EACH)) {
      waiting.delete(draw);
      drawn++;
      draw();
    }
    if (waiting.size > 0 || drawn > 0) nextFrame();
  });
}

/** True when it is a row's turn to be drawn in full: at once where few come, else some frames later. */
export function useTurn(): boolean {
  const [turn, setTurn] = useState(() => {
    if (drawn >= EACH || waiting.size > 0) return false;
    drawn++;
    return true;
  });
  useEffect(() => {
    nextFrame();
    if (turn) return;
    const draw = () => startTransition(() => setTurn(true));
    waiting.add(draw);
    return () => {
      waiting.delete(draw);
    };
  }, [turn]);
  return turn;
}
