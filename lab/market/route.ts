import type { Address } from 'viem';
import type { TaskFamily } from './quote.ts';
import { kept, type Share, type WorkRecord } from './reputation.ts';

/** What is known of an offer. What is not known is absent, and never a zero. */
export interface Offer {
  worker: Address;
  family: TaskFamily;
  price: bigint;
  /** Milliseconds to the last answers, as the asker measured them. */
  latency?: number;
  record?: WorkRecord;
  /** Right answers of an evaluation. */
  score?: Share;
}

/** What offers are put in order by. */
export type Criterion = 'family' | 'price' | 'latency' | 'record' | 'score';

/** What a payer wants: criteria in their order, the first that differs decides. */
export interface Wish {
  by: readonly Criterion[];
  /** Families that will do, the best first. */
  families: readonly TaskFamily[];
  highestPrice: bigint;
}

/** An offer in its place, and the criterion by which it stands behind the one before; `worker` where none of them differs. */
export interface Placed {
  offer: Offer;
  behind?: Criterion | 'worker';
}

/** The order, who was left out and why, and all that it follows from: whoever logs it can repeat it. */
export interface Route {
  order: readonly Placed[];
  leftOut: readonly { offer: Offer; why: 'family' | 'price' }[];
  inputs: { offers: readonly Offer[]; wish: Wish };
}

const compareNumbers = (one: number | bigint, other: number | bigint): number => (one < other ? -1 : one > other ? 1 : 0);

/** What is not known comes last. */
function compareKnown<T>(one: T | undefined, other: T | undefined, compare: (one: T, other: T) => number): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
  return compare(one, other);
}

/** The larger share comes first. */
const compareShares = (one: Share, other: Share): number => compareNumbers(other.of * one.all, one.of * other.all);

function compareBy(criterion: Criterion, wish: Wish, one: Offer, other: Offer): number {
  switch (criterion) {
    case 'family':
      return compareNumbers(wish.families.indexOf(one.family), wish.families.indexOf(other.family));
    case 'price':
      return compareNumbers(one.price, other.price);
    case 'latency':
      return compareKnown(one.latency, other.latency, compareNumbers);
    case 'record':
      return compareShares(kept(one.record), kept(other.record));
    case 'score':
      return compareKnown(one.score, other.score, compareShares);
  }
}

/** Puts offers in the order of a wish. The same offers give the same order, however they arrive. */
export function route(offers: readonly Offer[], wish: Wish): Route {
  const whyNot = (offer: Offer) =>
    !wish.families.includes(offer.family) ? 'family' : offer.price > wish.highestPrice ? 'price' : undefined;
  const differ = (one: Offer, other: Offer) => wish.by.find((criterion) => compareBy(criterion, wish, one, other) !== 0);
  const compare = (one: Offer, other: Offer) => {
    const criterion = differ(one, other);
    return criterion ? compareBy(criterion, wish, one, other) : compareNumbers(BigInt(one.worker), BigInt(other.worker));
  };
  const sorted = offers.filter((offer) => !whyNot(offer)).sort(compare);
  return {
    order: sorted.map((offer, place) => {
      const before = sorted[place - 1];
      return before ? { offer, behind: differ(before, offer) ?? 'worker' } : { offer };
    }),
    leftOut: offers.flatMap((offer) => {
      const why = whyNot(offer);
      return why ? [{ offer, why }] : [];
    }),
    inputs: { offers, wish },
  };
}
