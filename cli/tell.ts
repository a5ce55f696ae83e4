import { DemlError } from '../registry/errors/DemlError.ts';
import type { Asked } from './answers/asks.ts';
import type { State } from './answers/state.ts';
import { type Exit, exitOf, exits } from './exits.ts';
import { errorPart, fixOf } from './fixes.ts';
import { JSON_FORM } from './form.ts';
import { type Paper, paperOf } from './print/terminal.ts';
import { timeOf } from './print/words.ts';

export interface Output {
  json?: boolean;
  color: boolean;
}

/** An answer as `--json` and tools give it. */
export const jsonOf = <A>({ command, verified, state, answer }: Asked<A>) => ({ schema: JSON_FORM, command, verified, state, answer });

/** Prints an answer on stdout, and on stderr in one last line what it rests on. Sets the exit status. */
export function tell<A>(asked: Asked<A>, { json, color }: Output, print: (answer: A, paper: Paper) => string[]): void {
  const lines = json ? [JSON.stringify(jsonOf(asked), null, 2)] : print(asked.answer, paperOf(process.stdout, { color }));
  process.stdout.write(`${lines.join('\n')}\n`);
  rest(asked, color);
}

/** The last line, and the exit status. */
export function rest({ state, verified, exit }: Omit<Asked<unknown>, 'answer'>, color: boolean): void {
  const paper = paperOf(process.stderr, { color });
  for (const doubt of state.doubts) process.stderr.write(`${paper.warn('DOUBT')} ${doubt}\n`);
  process.stderr.write(`${paper.faint(restsOn(state, verified, exit))}\n`);
  process.exitCode = exit;
}

export function restsOn({ chainId, registry, block, time, rpcs, gateways }: State, verified: boolean, exit: Exit): string {
  const rpc = rpcs.map(({ url, state }) => (rpcs.length === 1 ? `${url} (alone)` : `${url} (${state})`)).join(', ');
  const served = gateways
    .map(({ url, state, blocks }) => `${url} (${state === 'ok' ? `${blocks} blocks` : state === 'untried' ? 'not asked' : state})`)
    .join(', ');
  const word = verified ? 'Verified' : exit === exits.nothingFound ? 'Asked' : 'NOT ALL VERIFIED';
  return `${word} at block ${block} (${timeOf(time)}) of chain ${chainId}, registry ${registry}; RPC ${rpc}; gateways ${served}.`;
}

/** Tells an error: with `--json` as an object with code and fix. Sets the exit status. */
export function tellError(error: unknown, json: boolean): void {
  const exit = exitOf(error);
  process.exitCode = exit;
  if (!(error instanceof DemlError)) {
    console.error(error, '\nWhat to do: this is a fault of the program; report it with the lines above.');
    return;
  }
  if (json) process.stdout.write(`${JSON.stringify({ schema: JSON_FORM, ...errorPart(error) }, null, 2)}\n`);
  process.stderr.write(`${error.message}\nWhat to do: ${fixOf(error)}\n`);
}
