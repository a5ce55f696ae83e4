import { type Address, isAddress } from 'viem';
import { readNote, writeNote } from './notes.ts';
import { endReplaced } from './replaced.ts';
import { type Settings, settingsFrom } from './settings.ts';

/*
 * A Registry can be moved to another AccessManager. The roles of the new one are given before the move, so that its
 * events are wanted from the beginning: the tables are made anew with it. A contract that Ponder finds by an event is
 * read from that event on, which would leave those roles out.
 */

/** The AccessManagers of the settings and those that were met since. */
export const allManagers = ({ managers, data }: Settings): Address[] => [
  ...new Set([...managers, ...(readNote<Address[]>(data, 'managers') ?? []).filter((one) => isAddress(one))]),
];

/** Where a contract moves to an AccessManager that is not read: notes it, and ends this process. */
export function followManager(read: readonly Address[], next: Address): void {
  if (read.some((one) => one.toLowerCase() === next.toLowerCase())) return;
  const { data } = settingsFrom(process.env);
  writeNote(data, 'managers', [...read, next]);
  endReplaced(data, `a contract of the register has moved to the AccessManager ${next}, whose events are wanted from the beginning`);
}
