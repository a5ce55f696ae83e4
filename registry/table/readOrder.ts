import { ask, gatewaysOf, jsonOf, refusalOf, stopIf } from '../desk/ask.ts';
import type { DeskPlace } from '../desk/types.ts';
import { DemlError, EndpointError } from '../errors/index.ts';
import { NoOrderError } from './errors.ts';
import { type TableQuery, tableToParams } from './query.ts';
import { type OrderAnswer, readOrderAnswer } from './wire.ts';

export interface ReadOrderOptions {
  /** Asked before the others: the gateway that gave the page before. */
  first?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** A page of an order, and whose word it is. */
export interface GivenOrder extends OrderAnswer {
  gateway: string;
}

type Place = Pick<DeskPlace, 'gateways' | 'fetch' | 'timeoutMs'>;

/**
 * Asks gateways, one after another, which rows come next. Nothing of the answer is checked here but its form: the heads
 * of its keys are the chain's to tell (`getHeadsOf`), and their documents are checked like all others. Throws `NoOrderError`.
 */
export async function readOrder(place: Place, query: TableQuery, { first, signal }: ReadOrderOptions = {}): Promise<GivenOrder> {
  const failures: DemlError[] = [];
  const path = `/projects?${tableToParams(query)}`;
  const all = gatewaysOf(place as DeskPlace);
  for (const gateway of all.toSorted((a, b) => Number(b === first) - Number(a === first))) {
    try {
      const { status, bytes } = await ask(place, gateway, { path, signal });
      if (status !== 200) throw refusalOf(gateway, status, bytes);
      return { ...readOrderAnswer(jsonOf(gateway, bytes), gateway), gateway };
    } catch (error) {
      stopIf(signal);
      failures.push(error instanceof DemlError ? error : new EndpointError(gateway, 'did not give an order', error));
    }
  }
  throw new NoOrderError(failures);
}
