import { formatUnits } from 'viem';
import type { Step } from './schema.ts';

/** Why a step does not fit what was answered. The caller says where. */
export class StepError extends Error {}

/** The parts of a value that a pointer names: one, or with `*` as many as the list has items. */
export function parts(value: unknown, pointer: string): unknown[] {
  let found = [value];
  const names = pointer.split('/').slice(1);
  names.forEach((name, i) => {
    const place = `/${names.slice(0, i + 1).join('/')}`;
    found = found.flatMap((one) => (name === '*' ? items(one, place) : [child(one, unescaped(name), place)]));
  });
  return found;
}

const unescaped = (name: string): string => name.replaceAll('~1', '/').replaceAll('~0', '~');

function items(value: unknown, place: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new StepError(`${place} is to stand for every item of a list, but there is ${named(value)}`);
}

/** Unknown is never zero: what is missing or null is an error, whoever left it out. */
function child(value: unknown, name: string, place: string): unknown {
  const has = value !== null && typeof value === 'object' && Object.hasOwn(value, name);
  const found = has ? (value as Record<string, unknown>)[name] : undefined;
  if (found === undefined) throw new StepError(`${place} is not there${namesOf(value)}`);
  if (found === null) throw new StepError(`${place} is null`);
  return found;
}

function namesOf(value: unknown): string {
  if (value === null || typeof value !== 'object') return `: ${named(value)} has no parts`;
  const names = Object.keys(value);
  if (Array.isArray(value)) return `: the list has ${value.length} items`;
  return `: there are ${names.slice(0, 8).join(', ')}${names.length > 8 ? `, and ${names.length - 8} more` : ''}`;
}

function named(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value !== null && typeof value === 'object') return 'an object';
  return `"${String(value).slice(0, 40)}"`;
}

/** A figure as services write it: a number, or a text of digits; whole ones stay exact. */
export function numberOf(value: unknown): bigint | number {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string' && /^-?\d{1,78}$/.test(value)) return BigInt(value);
  if (typeof value === 'string' && /^-?\d+\.\d+(e[+-]?\d+)?$|^-?\d+e[+-]?\d+$/i.test(value)) return Number(value);
  throw new StepError(`${named(value)} is not a number`);
}

const plain = (value: bigint | number): number => Number(value);
const order = (a: bigint | number, b: bigint | number): number => (a < b ? -1 : a > b ? 1 : 0);
const keyOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : `${typeof value} ${String(value)}`);
const one = (value: unknown, pointer: string): unknown => {
  const found = parts(value, pointer);
  if (found.length !== 1) throw new StepError(`${pointer} names ${found.length} parts where one is meant`);
  return found[0];
};

/** `true`, `5n` and `"5"` are what the recipe writes as true, 5 and "5"; letters of addresses have no case. */
function same(value: unknown, wanted: string | number | boolean): boolean {
  if (typeof value === 'bigint' || typeof value === 'number') return String(value) === String(wanted);
  if (typeof value === 'string' && /^0x/i.test(value)) return value.toLowerCase() === String(wanted).toLowerCase();
  return value === wanted;
}

function sum(list: readonly (bigint | number)[]): bigint | number {
  return list.every((each) => typeof each === 'bigint')
    ? (list as bigint[]).reduce((total, each) => total + each, 0n)
    : list.reduce((total: number, each) => total + plain(each), 0);
}

/** One number out of a list that has at least one. */
function chosen(list: unknown[], how: 'first' | 'last' | 'least' | 'most' | 'mean' | 'median'): unknown {
  if (list.length === 0) throw new StepError(`there is nothing of which to take the ${how}`);
  if (how === 'first') return list[0];
  if (how === 'last') return list.at(-1);
  const sorted = list.map(numberOf).sort(order);
  if (how === 'least') return sorted[0];
  if (how === 'most') return sorted.at(-1);
  if (how === 'mean') return plain(sum(sorted)) / sorted.length;
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (plain(sorted[middle - 1] as number) + plain(sorted[middle] as number)) / 2;
}

/** What the steps make of an answer. `other` reads another recipe, at the same block. Throws `StepError`. */
export async function follow(answer: unknown, steps: readonly Step[], other: (recipe: string) => Promise<number>): Promise<number> {
  let value = answer;
  for (const step of steps)
    value = 'recipe' in step ? beside(step.do, plain(numberOf(value)), await other(step.recipe)) : follow1(value, step);
  return plain(numberOf(value));
}

function beside(how: 'minus' | 'over', value: number, other: number): number {
  if (how === 'minus') return value - other;
  if (other === 0) throw new StepError('the other recipe reads 0, by which nothing can be divided');
  return value / other;
}

function follow1(value: unknown, step: Exclude<Step, { recipe: string }>): unknown {
  switch (step.do) {
    case 'take':
      return /(^|\/)\*(\/|$)/.test(step.at) ? parts(value, step.at) : one(value, step.at);
    case 'where':
      return items(value, 'what came before').filter((each) => same(one(each, step.at), step.is));
    case 'where-not':
      return items(value, 'what came before').filter((each) => !same(one(each, step.at), step.is));
    case 'where-above':
      return items(value, 'what came before').filter((each) => numberOf(one(each, step.at)) > step.number);
    case 'distinct':
      return [...new Map(items(value, 'what came before').map((each) => [keyOf(one(each, step.at)), one(each, step.at)])).values()];
    case 'last-of-each':
      return [...new Map(items(value, 'what came before').map((each) => [keyOf(one(each, step.at)), each])).values()];
    case 'count':
      return items(value, 'what came before').length;
    case 'sum':
      return sum(items(value, 'what came before').map(numberOf));
    case 'decimals': {
      const number = numberOf(value);
      return typeof number === 'bigint' ? Number(formatUnits(number, step.places)) : number / 10 ** step.places;
    }
    case 'divide':
      return plain(numberOf(value)) / step.by;
    case 'multiply':
      return plain(numberOf(value)) * step.by;
    default:
      return chosen(items(value, 'what came before'), step.do);
  }
}
