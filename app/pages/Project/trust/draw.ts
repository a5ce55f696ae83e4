import type { Party, Role, Trust } from '../../../../registry/trust/index.ts';
import { t } from '../../../words/t.tsx';
import { lanesOf } from './lanes.ts';
import { type Arrow, type Box, boxOf, type Drawing, stack, type Text } from './parts.ts';
import { chainSays, chainWords, partyWords, uncheckedWords, userWords } from './say.ts';

const WIDTH = 1060;
/** Of boxes, the user and the chain among them. */
const MOST = 8;
const USER = 190;
const FRAME = 262;
const GAP = 24;
const WIDEST = (WIDTH - FRAME - GAP) / 2;
const WORKER = 236;

/** Places every party: above who supplies a part or agrees, in the middle the way of a request, below the chain and who holds its keys. */
export function draw(trust: Trust): Drawing {
  const own = trust.parties.find(({ role }) => role === 'asks');
  const worker = trust.parties.find(({ role }) => role === 'works');
  const rest = trust.parties.filter((one) => one.role !== 'asks' && one !== worker);
  const room = MOST - 2 - (trust.chain ? 1 : 0);
  const shown = [...(worker ? [worker] : []), ...rest.slice(0, room)];
  const of = (role: Role) => shown.filter((one) => one.role === role);
  const arrows: Arrow[] = [];
  const texts: Text[] = [];

  const above = rowOf([...of('makes'), ...of('checks')], { from: FRAME, y: 28, down: true });
  const top = above.end;
  const middle = lanesOf(trust, of('works'), { x: FRAME, y: top, width: WIDTH - FRAME, worker: WORKER });
  const asks = userOf(own, middle.boxes[0] as Box);
  const bottom = Math.max(middle.frame.y + middle.frame.height, asks.end);
  const frame = { ...middle.frame, height: bottom - middle.frame.y };

  const said = chainSays(trust);
  const under = stack(said.words, middle.result - 14, bottom + 8, 480);
  const divider = bottom + under.height + 20;
  const chain = trust.chain && boxOf(chainWords(trust.chain), { x: 0, y: divider + 26, width: WIDTH });
  arrows.push({ d: `M${middle.result} ${frame.y + 14}V${chain ? bottom : bottom - 14}`, kind: 'result' });
  if (chain) arrows.push({ d: `M${middle.result} ${bottom}V${chain.y - 4}`, kind: said.kind });
  texts.push({ x: 0, y: 16, text: t('off the chain: where the work is done'), style: 'band' });
  texts.push({ x: 0, y: divider + 18, text: t('on the chain: where it is recorded or paid, and who can change that'), style: 'band' });
  const start = chain ? chain.y + chain.height : divider + 26;
  const below = rowOf(of('keeps'), { from: 0, y: start, down: false });

  return {
    width: WIDTH,
    height: below.end + 4,
    boxes: [...above.boxes, ...middle.boxes, ...asks.boxes, ...(chain ? [chain] : []), ...below.boxes],
    texts: [
      ...texts,
      ...above.texts,
      ...middle.texts,
      ...asks.texts,
      ...under.texts.map((text) => ({ ...text, ends: true })),
      ...below.texts,
    ],
    arrows: [...arrows, ...above.arrows, ...middle.arrows, ...asks.arrows, ...below.arrows],
    marks: middle.marks,
    frame,
    divider,
    left: trust.parties.length - shown.length - (own ? 1 : 0),
  };
}

interface Part {
  boxes: Box[];
  texts: Text[];
  arrows: Arrow[];
  end: number;
}

/** Boxes side by side with an arrow each: down from them to what follows, or up to what stands above. */
function rowOf(parties: readonly Party[], { from, y, down }: { from: number; y: number; down: boolean }): Part {
  if (parties.length === 0) return { boxes: [], texts: [], arrows: [], end: y };
  const start = parties.length > 4 ? 0 : from;
  const width = Math.min(WIDEST, (WIDTH - start - (parties.length - 1) * GAP) / parties.length);
  const x = (i: number) => start + i * (width + GAP);
  const height = Math.max(...parties.map((one, i) => boxOf(partyWords(one), { x: x(i), y, width }).height));
  const beside = (one: Party, i: number, at: number) =>
    stack(one.unchecked ? uncheckedWords(one.unchecked) : [], x(i) + 34, at, width - 34);
  const length = Math.max(34, ...parties.map((one, i) => beside(one, i, 0).height + 16));
  const boxTop = down ? y : y + length;
  const arrowTop = down ? y + height : y;
  return {
    boxes: parties.map((one, i) => boxOf(partyWords(one), { x: x(i), y: boxTop, width, height })),
    texts: parties.flatMap((one, i) => beside(one, i, arrowTop + 6).texts),
    arrows: parties.map((one, i) => ({
      d: down ? `M${x(i) + 22} ${arrowTop + 2}V${arrowTop + length - 4}` : `M${x(i) + 22} ${arrowTop + length - 2}V${arrowTop + 4}`,
      kind: one.unchecked ? 'nothing' : 'rests',
    })),
    end: y + length + height,
  };
}

/** Who asks, at the left of who does the work. */
function userOf(own: Party | undefined, worker: Box): Part {
  const box = boxOf(own ? partyWords(own) : userWords(), { x: 0, y: worker.y, width: USER });
  const { y, height } = box;
  const said = stack(own?.unchecked ? uncheckedWords(own.unchecked) : [], 34, y + height + 6, FRAME - 40);
  const foot = y + height + said.height + 16;
  return {
    boxes: [box],
    texts: [{ x: USER + 10, y: worker.y + 22, text: t('request'), style: 'plain' }, ...said.texts],
    arrows: [
      { d: `M${USER + 2} ${worker.y + 30}H${worker.x - 4}`, kind: 'way' },
      ...(own?.unchecked ? [{ d: `M22 ${y + height + 2}V${foot}H${FRAME - 4}`, kind: 'nothing' as const }] : []),
    ],
    end: own?.unchecked ? foot + 12 : y + height + 14,
  };
}
