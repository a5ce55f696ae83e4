import type { Party, Trust } from '../../../../registry/trust/index.ts';
import { label, t } from '../../../words/t.tsx';
import { type Arrow, type Box, boxOf, type Mark, type Paragraph, reachOf, stack, type Text } from './parts.ts';
import { partyWords, workerWords } from './say.ts';

const PAD = 14;
const RESULT = 132;

interface Middle {
  boxes: Box[];
  texts: Text[];
  arrows: Arrow[];
  marks: Mark[];
  frame: Omit<Box, 'texts'>;
  /** Where the result stands, from left. */
  result: number;
}

/** Who does the work, and a line to its result for each check, for each lack of one, and for what nobody checks of it. */
export function lanesOf(
  trust: Trust,
  workers: readonly Party[],
  { x, y, width, worker }: { x: number; y: number; width: number; worker: number },
): Middle {
  const boxes: Box[] = [];
  let at = y + PAD;
  for (const words of workers.length > 0 ? workers.map(partyWords) : [workerWords()]) {
    const box = boxOf(words, { x: x + PAD, y: at, width: worker });
    boxes.push(box);
    at += box.height + 12;
  }
  const from = x + PAD + worker + 12;
  const to = x + width - PAD - RESULT - 8;
  const lanes = [...trust.gates.map(gateLane), ...workers.flatMap((one) => uncheckedLane(one, workers.length > 1))];
  const texts: Text[] = [];
  const arrows: Arrow[] = [];
  const marks: Mark[] = [];
  let line = y + PAD - 4;
  for (const { head, tail, arrow, family } of lanes) {
    const indent = family ? 20 : 0;
    const first = stack([head], from + 10 + indent, line, to - from - 30 - indent);
    const end = reachOf(first.texts.at(-1) as Text).right + 8;
    const beside = tail && stack([tail], end, line, to - 16 - end);
    const fits = beside && first.texts.length === 1 && beside.texts.length === 1;
    const below = tail && !fits ? stack([tail], from + 10 + indent, line + first.height, to - from - 30 - indent) : null;
    if (family) marks.push({ x: from + 10, y: line + 3, family });
    texts.push(...first.texts, ...(fits ? beside.texts : []), ...(below?.texts ?? []));
    line += first.height + (below?.height ?? 0) + 6;
    arrows.push({ d: `M${from} ${line}H${arrow.stops ? to - 60 : to}`, kind: arrow.kind, ...(arrow.status && { status: arrow.status }) });
    line += 8;
  }
  const bottom = Math.max(at - 12, line) + PAD - 4;
  const result = stack(
    [
      { text: t('The result'), style: 'who' },
      { text: t('what the user gets, and what is paid for'), style: 'does' },
    ],
    to + 16,
    y + PAD - 4,
    RESULT - 12,
  );
  return {
    boxes,
    texts: [...texts, ...result.texts],
    arrows,
    marks,
    frame: { x, y, width, height: bottom - y },
    result: to + 6,
  };
}

interface Lane {
  head: Paragraph;
  tail?: Paragraph;
  family?: Mark['family'];
  /** `stops`: nothing of it runs today, so its line does not reach the result. */
  arrow: Omit<Arrow, 'd'> & { stops?: boolean };
}

function gateLane({ family, status, scope }: Trust['gates'][number]): Lane {
  const none = family === 'none';
  return {
    head: {
      text:
        none && status === 'live'
          ? t('no check')
          : t('{check}, {status}', { check: none ? t('no check') : label(family), status: label(status) }),
      style: none ? 'nobody' : 'check',
    },
    ...(scope && { tail: { text: scope, style: none ? 'unchecked' : 'plain', content: true } }),
    family,
    arrow: { kind: none ? 'nothing' : 'checks', status, stops: status === 'planned' || status === 'retired' },
  };
}

const uncheckedLane = ({ who, unchecked }: Party, isOneOfSeveral: boolean): Lane[] =>
  unchecked
    ? [
        {
          head: { text: t('unchecked'), style: 'nobody' },
          tail: { text: isOneOfSeveral ? `${who}: ${unchecked}` : unchecked, style: 'unchecked', content: true },
          arrow: { kind: 'nothing' },
        },
      ]
    : [];
