import type { FamilyStatus, VerificationFamily } from '../../../../registry/schema/vocabulary.ts';
import { widthOfText, wrap } from './wrap.ts';

/** What a text of the drawing is. `content` is in English, whatever language the page has. */
export const styles = {
  band: { size: 13, line: 18 },
  role: { size: 12, line: 15 },
  who: { size: 14.5, line: 18 },
  does: { size: 13, line: 16 },
  type: { size: 13, line: 18 },
  plain: { size: 12.5, line: 16 },
  unchecked: { size: 12.5, line: 16 },
  nobody: { size: 12.5, line: 17 },
  check: { size: 13, line: 17 },
} as const;
export type Style = keyof typeof styles;

export interface Text {
  x: number;
  /** Of the foot of its letters. */
  y: number;
  text: string;
  style: Style;
  content?: boolean;
  /** `x` is where it ends. */
  ends?: boolean;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  texts: readonly Text[];
}

/** `checks`: something does. `nothing`: nothing stands in between. `rests`: the claims say no more. `way`: of the request. `result`: where all lines end. */
export interface Arrow {
  d: string;
  kind: 'checks' | 'nothing' | 'rests' | 'way' | 'result';
  status?: FamilyStatus;
}

export interface Mark {
  x: number;
  y: number;
  family: VerificationFamily;
}

/** Everything that is drawn, in pixels of a sheet that is scaled as a whole. */
export interface Drawing {
  width: number;
  height: number;
  boxes: readonly Box[];
  texts: readonly Text[];
  arrows: readonly Arrow[];
  marks: readonly Mark[];
  frame: Omit<Box, 'texts'>;
  /** Where the chain begins. */
  divider: number;
  /** Parties that have no room, and stand in the table alone. */
  left: number;
}

export interface Paragraph {
  text: string;
  style: Style;
  content?: boolean | undefined;
}

/** Paragraphs below each other, each in as many lines as it takes; `height` is theirs together. */
export function stack(paragraphs: readonly Paragraph[], x: number, y: number, width: number): { texts: Text[]; height: number } {
  const texts: Text[] = [];
  let at = y;
  for (const { text, style, content } of paragraphs) {
    const { size, line } = styles[style];
    for (const one of wrap(text, width, size)) {
      at += line;
      texts.push({ x, y: at - line / 4, text: one, style, ...(content && { content }) });
    }
  }
  return { texts, height: at - y };
}

const PAD = 11;

/** A box as high as its words, or as high as its row. */
export function boxOf(paragraphs: readonly Paragraph[], place: { x: number; y: number; width: number; height?: number }): Box {
  const { texts, height } = stack(paragraphs, place.x + PAD, place.y + 6, place.width - 2 * PAD);
  return { ...place, texts, height: Math.max(place.height ?? 0, height + 16) };
}

/** How far a text reaches at most. */
export const reachOf = ({ x, text, style, ends }: Text): { left: number; right: number } => {
  const width = widthOfText(text, styles[style].size);
  return ends ? { left: x - width, right: x } : { left: x, right: x + width };
};
