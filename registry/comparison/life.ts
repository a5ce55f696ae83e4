import { type Span, spanOf } from '../schema/age.ts';
import type { lifecycles } from '../schema/vocabulary.ts';
import { headlineIn } from '../table/order.ts';
import type { Listed } from '../table/view.ts';

export type Lifecycle = (typeof lifecycles)[number];

/** A stretch of a system's life, in milliseconds since 1970. */
export interface Stretch extends Span {
  status: Lifecycle;
}

/** A date of a system's life. A year or a month is a span: nobody knows the day. */
export interface Mark extends Span {
  asOf: string;
  what: 'launched' | Lifecycle;
}

/** The life of one system on an axis of time: only what is claimed. */
export interface Life {
  slug: string;
  marks: readonly Mark[];
  stretches: readonly Stretch[];
}

/** From the first main network, where its date is known, to the present state and to now. */
export function lifeOf(document: Listed, now: number): Life {
  const { status, since } = document.life;
  const claimed = headlineIn(document, 'details.launched')?.value;
  const launched = typeof claimed === 'string' && claimed !== since && spanOf(claimed).from < spanOf(since).from ? claimed : null;
  const began = spanOf(since);
  const ended = status === 'ended';
  return {
    slug: document.slug,
    marks: [
      ...(launched ? [{ ...spanOf(launched), asOf: launched, what: 'launched' as const }] : []),
      { ...began, asOf: since, what: claimed === since ? ('launched' as const) : status },
    ],
    stretches: [
      // Between its launch and what came after the state was `live`: the register has no other word for it.
      ...(launched ? [{ from: spanOf(launched).from, to: began.from, status: 'live' as const }] : []),
      ...(ended || began.from >= now ? [] : [{ from: began.from, to: now, status }]),
    ],
  };
}

/** The years that hold some lives. */
export function yearsOf(lives: readonly Life[], now: number): Span {
  const from = Math.min(now, ...lives.flatMap(({ marks }) => marks.map((mark) => mark.from)));
  return { from: Date.UTC(new Date(from).getUTCFullYear(), 0), to: now };
}
