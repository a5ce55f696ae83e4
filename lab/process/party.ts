import { type Address, BaseError } from 'viem';
import { DemlError, EndpointError } from '../../registry/errors/index.ts';
import type { Hash } from '../trace/hash.ts';
import type { LabChain } from './chain.ts';

/** One thing that a party did or found, in words and as data. */
export interface News {
  who: string;
  what: string;
  text: string;
  task?: Hash;
  facts?: Readonly<Record<string, string | number | boolean>>;
  /** All that it follows from, for whoever wants to repeat it. */
  log?: unknown;
}
export type Say = (news: News) => void;

/** Whoever takes part: `step` looks at the chain and does what is next, and answers whether there was anything to do. */
export interface Party {
  readonly name: string;
  readonly chain: LabChain;
  step(): Promise<boolean>;
}

/** Where others are reached: known from the start, as a list of addresses. */
export interface Peer {
  name: string;
  address: Address;
  url: string;
}

/** A read of the chain that failed. */
const unreachable = (error: BaseError): DemlError =>
  new EndpointError('the chain', error.shortMessage, error, {
    code: 'endpoint',
    family: 'retry',
    fix: 'Check that the chain runs; every party reads on as soon as it answers.',
  });

/** What cannot be done is said once, and does not keep a party from its other tasks. */
export class Mishaps {
  readonly #said = new Set<string>();
  readonly #who: string;
  readonly #say: Say;

  constructor(who: string, say: Say) {
    this.#who = who;
    this.#say = say;
  }

  /** What an act answers; undefined where it failed. An error that is none of ours is a fault of the program, and thrown. */
  async attempt<T>(what: string, act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (thrown) {
      const error = thrown instanceof BaseError ? unreachable(thrown) : thrown;
      if (!(error instanceof DemlError) || error.family === 'fatal') throw error;
      const text = `${what}: ${error.message.replace(/0x([0-9a-f]{6})[0-9a-f]{58}/g, '$1…')}`;
      if (!this.#said.has(text)) this.#say({ who: this.#who, what: 'could not', text, facts: { code: error.code } });
      this.#said.add(text);
      return undefined;
    }
  }

  /** Whether there was something to do, and it was done. */
  async does(what: string, act: () => Promise<boolean>): Promise<boolean> {
    return (await this.attempt(what, act)) ?? false;
  }
}

/** The name by which a task is told of: the first digits of its id. */
export const short = (id: Hash): string => id.slice(2, 8);
