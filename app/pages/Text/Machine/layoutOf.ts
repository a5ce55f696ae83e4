import { Graph, layout } from '@dagrejs/dagre';
import type { Machine } from '../../../../registry/schema/index.ts';

interface Point {
  x: number;
  y: number;
}

interface Box extends Point {
  width: number;
  height: number;
}

export interface DrawnState extends Box {
  state: Machine['states'][number];
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
/** What the arrows of two moves at one side of a state need. */
const APART = 13;
/** Of the number on a move. */
export const RADIUS = 9;

/** Where everything stands: from top to bottom, or from left to right where there is room. */
export function layoutOf(machine: Machine, across: boolean): Drawing {
  const graph = laidOut(machine, across);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const edges = machine.moves.map(({ from, to }, i) => graph.edge(from, to, String(i)) as Point & { points: Point[] });
  const boxOf = (id: string): Box => graph.node(id) as Box;
  return {
    width,
    height,
    states: machine.states.map((state) => ({ state, ...boxOf(state.id) })),
    moves: machine.moves.map((move, i) => {
      const { x, y } = edges[i] as Point;
      return { move, number: i + 1, x, y, path: pathOf(i, machine, edges, boxOf, across) };
    }),
  };
}

function laidOut({ states, moves }: Machine, across: boolean): Graph {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: across ? 'LR' : 'TB', nodesep: 26, ranksep: across ? 38 : 26, edgesep: 14, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, label } of states) {
    const busiest = Math.max(...(['from', 'to'] as const).map((end) => moves.filter((move) => move[end] === id).length));
    const [width, height] = [Math.max(76, Math.ceil(label.length * LETTER) + 26), HEIGHT];
    const needed = APART * (busiest + 1);
    graph.setNode(id, across ? { width, height: Math.max(height, needed) } : { width: Math.max(width, needed), height });
  }
  moves.forEach(({ from, to }, i) => {
    graph.setEdge(from, to, { width: 2 * RADIUS + 4, height: 2 * RADIUS + 4, labelpos: 'c' }, String(i));
  });
  layout(graph);
  return graph;
}

/**
 * A line that leaves one state straight, bends at the points that the layout gives and enters the other straight. The
 * layout's own ends are left out: they may cut through a state beside.
 */
function pathOf(i: number, { moves }: Machine, edges: readonly { points: Point[] }[], boxOf: (id: string) => Box, across: boolean): string {
  /** In these coordinates x is the way from the start to the end, however the drawing is turned; its own inverse. */
  const turned = ({ x, y }: Point): Point => (across ? { x, y } : { x: y, y: x });
  const between = (at: number): Point[] => (edges[at]?.points ?? []).slice(1, -1).map(turned);

  /** The place at the side of a state that faces the move, beside its other moves there. */
  const end = (which: 'from' | 'to'): Point => {
    const id = moves[i]?.[which] as string;
    const box = boxOf(id);
    const { x, y } = turned(box);
    const size = turned({ x: box.width, y: box.height });
    const next = (at: number): Point => between(at).at(which === 'from' ? 0 : -1) ?? { x, y };
    const side = Math.sign(next(i).x - x);
    const beside = moves.flatMap((move, at) => (move[which] === id && Math.sign(next(at).x - x) === side ? [at] : []));
    beside.sort((a, b) => next(a).y - next(b).y);
    const share = (beside.indexOf(i) + 1) / (beside.length + 1) - 0.5;
    return { x: x + (side * size.x) / 2, y: y + share * size.y };
  };

  const text = (...points: Point[]): string =>
    points
      .map(turned)
      .map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)
      .join(' ');
  const points = [end('from'), ...between(i), end('to')];
  const bends = points.slice(1).map((to, at) => {
    const from = points[at] as Point;
    const x = (from.x + to.x) / 2;
    return `C${text({ x, y: from.y }, { x, y: to.y }, to)}`;
  });
  return `M${text(points[0] as Point)}${bends.join('')}`;
}
