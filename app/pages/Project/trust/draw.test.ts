import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildProfile } from '../../../../registry/claims/index.ts';
import type { Overview } from '../../../../registry/schema/index.ts';
import { type Trust, trustOf } from '../../../../registry/trust/index.ts';
import { draw } from './draw.ts';
import { type Box, type Drawing, reachOf, styles, type Text } from './parts.ts';
import { widthOfText, wrap } from './wrap.ts';

interface Rectangle {
  what: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const folder = new URL('../../../../content/projects/', import.meta.url);
const overviews: readonly Overview[] = await Promise.all(
  readdirSync(folder).map(async (file) => (await buildProfile(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))).overview),
);

const ofText = (one: Text): Rectangle => ({
  what: one.text,
  ...reachOf(one),
  top: one.y - styles[one.style].size * 0.75,
  bottom: one.y + styles[one.style].size * 0.2,
});
const ofBox = ({ x, y, width, height }: Omit<Box, 'texts'>): Rectangle => ({
  what: 'box',
  left: x,
  right: x + width,
  top: y,
  bottom: y + height,
});
const meet = (a: Rectangle, b: Rectangle) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
const holds = (outer: Rectangle, one: Rectangle) =>
  outer.left <= one.left && outer.right >= one.right && outer.top <= one.top && outer.bottom >= one.bottom;
const meeting = (all: readonly Rectangle[]) =>
  all.flatMap((a, i) => all.slice(i + 1).flatMap((b) => (meet(a, b) ? [`${a.what} × ${b.what}`] : [])));

/** What stands where it must not. */
function faults({ width, height, boxes, texts }: Drawing): string[] {
  const sheet: Rectangle = { what: 'sheet', left: 0, right: width, top: 0, bottom: height };
  const outside = [...boxes.map(ofBox), ...texts.map(ofText)].filter((one) => !holds(sheet, one));
  const cut = boxes.flatMap((box) => box.texts.map(ofText).filter((one) => !holds(ofBox(box), one)));
  return [
    ...[...outside, ...cut].map(({ what }) => `${what} has no room`),
    ...meeting([...boxes.map(ofBox), ...texts.map(ofText)]),
    ...boxes.flatMap((box) => meeting(box.texts.map(ofText))),
  ];
}

/** Lines of an arrow: each is upright or level. */
function linesOf(d: string): Rectangle[] {
  const [x = 0, y = 0] = d.slice(1).split(/[ VH]/).map(Number);
  let at = { x, y };
  return [...d.matchAll(/([VH])([\d.]+)/g)].map(([, way, to]) => {
    const next = way === 'V' ? { x: at.x, y: Number(to) } : { x: Number(to), y: at.y };
    const line = {
      what: d,
      left: Math.min(at.x, next.x),
      right: Math.max(at.x, next.x),
      top: Math.min(at.y, next.y),
      bottom: Math.max(at.y, next.y),
    };
    at = next;
    return line;
  });
}

describe.each(overviews.map((one) => [one.slug, one] as const))('the trust drawing of %s', (_slug, overview) => {
  const trust = trustOf(overview);
  const drawing = draw(trust);
  it('has at most eight boxes, and room for every word', () => {
    expect(drawing.boxes.length).toBeLessThanOrEqual(8);
    expect(faults(drawing)).toEqual([]);
    expect(drawing.left).toBe(0);
  });
  it('leads no arrow through a box or a word', () => {
    const solid = [...drawing.boxes.map(ofBox), ...drawing.texts.map(ofText)];
    const crossings = drawing.arrows.flatMap(({ d }) =>
      linesOf(d).flatMap((line) => solid.filter((one) => meet(line, one)).map((one) => `${d} × ${one.what}`)),
    );
    expect(crossings).toEqual([]);
  });
  it('says every assumption, every check, and everything that nobody checks', () => {
    const said = [...drawing.boxes.flatMap(({ texts }) => texts), ...drawing.texts].map(({ text }) => text).join(' ');
    for (const { who, forWhat, unchecked } of trust.parties) for (const one of [who, forWhat, unchecked ?? '']) expect(said).toContain(one);
    for (const { scope } of trust.gates) expect(said).toContain(scope ?? '');
  });
  it('has a dotted arrow for each that says what is unchecked, and for each lack of a check', () => {
    const { chain, parties, gates } = trust;
    const lacking = parties.filter(({ unchecked }) => unchecked).length + gates.filter(({ family }) => family === 'none').length;
    const onChain = chain && !chain.roles.includes('verification') ? 1 : 0;
    expect(drawing.arrows.filter(({ kind }) => kind === 'nothing')).toHaveLength(lacking + onChain);
  });
});

it('draws the longest that a claim may say, and leaves the rest to the table', () => {
  const claim = { id: 'x', asOf: '2026', rung: 'documented' } as const;
  const long = (length: number) => 'many wide WORDS '.repeat(12).slice(0, length).trim();
  const parties = Array.from({ length: 8 }, (_, i) => ({
    party: 'committee' as const,
    who: `${long(58)} ${i}`,
    forWhat: long(120),
    unchecked: long(120),
    role: (['makes', 'works', 'checks', 'keeps'] as const)[i % 4] ?? 'works',
    claim,
  }));
  const gates = Array.from({ length: 12 }, () => ({ family: 'none' as const, status: 'opt-in' as const, scope: long(60), claim }));
  const trust: Trust = { parties, gates, chain: { name: long(60), roles: ['recording'], claim } };
  expect(draw(trust).boxes).toHaveLength(8);
  expect(draw(trust).left).toBe(2);
  expect(faults(draw(trust))).toEqual([]);
  expect(faults(draw({ parties: [], gates: [], chain: null }))).toEqual([]);
});

it('keeps to eight boxes, with who asks and who does the work first, whoever else there is', () => {
  const claim = { id: 'x', asOf: '2026', rung: 'documented' } as const;
  const party = (role: 'asks' | 'works' | 'keeps', i: number) => ({
    party: 'committee' as const,
    who: `${role} ${i}`,
    forWhat: 'it',
    role,
    claim,
  });
  const chain = { name: null, roles: ['recording' as const], claim };
  const keepers = Array.from({ length: 8 }, (_, i) => party('keeps', i));
  const crowded = draw({ parties: [...keepers, party('works', 8), party('asks', 9)], gates: [], chain });
  expect(crowded.boxes).toHaveLength(8);
  expect(crowded.left).toBe(3);
  const said = crowded.boxes.flatMap(({ texts }) => texts.map(({ text }) => text));
  expect(said).toEqual(expect.arrayContaining(['works 8', 'asks 9', 'keeps 4']));
  expect(faults(crowded)).toEqual([]);
  const unnamed = draw({ parties: keepers, gates: [], chain });
  expect(unnamed.boxes).toHaveLength(8);
  expect(unnamed.boxes.flatMap(({ texts }) => texts.map(({ text }) => text))).toContain('Whoever runs the task');
});

it('breaks a word that no line can hold, and ideographs anywhere', () => {
  for (const text of ['x'.repeat(60), '验证'.repeat(20), 'a 验证 of it'])
    for (const line of wrap(text, 80, 13)) expect(widthOfText(line, 13)).toBeLessThanOrEqual(80);
  expect(wrap('验证'.repeat(20), 80, 13).join('')).toBe('验证'.repeat(20));
  expect(wrap('', 80, 13)).toEqual([]);
});
