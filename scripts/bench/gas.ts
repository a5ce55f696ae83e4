import { measureGas } from '../gas.ts';
import { atMost, type Figure, plain } from './table.ts';

const words: Record<string, string> = {
  proposeCreate: 'propose, new entry',
  proposeUpdate: 'propose, update',
  approve: 'approve',
  approveFinalCreate: 'approve and execute, new entry',
  approveFinalUpdate: 'approve and execute, update',
  reject: 'reject',
  rejectFinal: 'reject, final',
  withdraw: 'withdraw',
};

/** Gas of each action against the floor of what it must write and read, and whole revisions against a Governor's. */
export async function gasFigures(): Promise<Figure[]> {
  const { actions, revision } = await measureGas();
  return [
    ...Object.entries(actions).flatMap(([name, { gas, floor }]) => [
      plain(`${words[name] ?? name}: gas (floor)`, `${gas} (${floor})`),
      atMost(`${words[name] ?? name}: against its floor`, gas / floor, 1.12, ' ×', 3),
    ]),
    ...Object.entries(revision).flatMap(([which, { gas, governor }]) => [
      plain(`whole revision, ${which}, two approvals: gas (OpenZeppelin Governor + timelock)`, `${gas} (${governor})`),
      atMost(`whole revision, ${which}: against the Governor's`, gas / governor, 0.333, ' ×', 3),
    ]),
  ];
}
