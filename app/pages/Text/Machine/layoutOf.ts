import { Graph, layout } from '@dagrejs/dagre';
import type { Machine } from '../../../../registry/schema/index.ts';

interface Point {
  x: number;
  y: number;
}

export interface DrawnState extends Point {
  state: Machine['states'][number];
  width: number;
  height: number;
}

export interface DrawnMove extends Point {
  move: Machine['moves'][number];
  /** As in the table of the moves, from 1. */
  number: number;
  /** An SVG path from state to state. */
  path: string;
}

export interface Drawing {
  width: number;
  height: number;
  states: DrawnState[];
  moves: DrawnMove[];
}

const LETTER = 7.6;
const HEIGHT = 36;
/** Of the number on a move. */
export const RADIUS = 9;

/** Where everything stands: from top to bottom, or from left to right where there is room. */
export function layoutOf({ states, moves }: Machine, across: boolean): Drawing {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: across ? 'LR' : 'TB', nodesep: 26, ranksep: across ? 38 : 26, edgesep: 14, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, label } of states) graph.setNode(id, { width: Math.max(76, Math.ceil(label.length * LETTER) + 26), height: HEIGHT });
  moves.forEach(({ from, to }, i) => {
    graph.setEdge(from, to, { width: 2 * RADIUS + 4, height: 2 * RADIUS + 4, labelpos: 'c' }, String(i));
  });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    states: states.map((state) => ({ state, ...(graph.node(state.id) as Omit<DrawnState, 'state'>) })),
    moves: moves.map((move, i) => {
      const { x, y, points } = graph.edge(move.from, move.to, String(i)) as Point & { points: Point[] };
      return { move, number: i + 1, x, y, path: pathThrough(points) };
    }),
  };
}

/** A smooth line: curves between the middles of the pieces, straight at both ends. */
function pathThrough(points: readonly Point[]): string {
  const at = ({ x, y }: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const [first, ...rest] = points;
  const last = rest.pop();
  if (!first || !last) return '';
  const curves = rest.map((point, i) => {
    const next = rest[i + 1];
    return `Q${at(point)} ${at(next ? { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 } : last)}`;
  });
  return `M${at(first)}${curves.length > 0 ? curves.join('') : `L${at(last)}`}`;
}
