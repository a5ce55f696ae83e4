import { measureGas } from '../gas.ts';
import { atMost, type Figure, plain } from './table.ts';

const words: Record<string, string> = {
  proposeCreate: 'propose, new entry',
  proposeUpdate: 'propose, update',
  approve: 'approve',
  approveFinalCreate: 'approve and execute, new entry',
  approveFinalUpdate: 'approve and execute, update',
  approveFinalBond: 'approve and execute, update, first credit',
  approveFinalDispute: 'approve and uphold a dispute',
  proposeDispute: 'raise a dispute',
  reject: 'reject',
  rejectFinal: 'reject, final',
  rejectFinalSpam: 'reject as spam, final, first credit of the treasury',
  withdraw: 'withdraw',
  withdrawBond: 'withdraw, first credit',
  collect: 'collect',
  approveBySigUpdate: 'approveBySig, update, 65 bytes',
  approveBySigUpdate64: 'approveBySig, update, 64 bytes',
  reviseBySigCreate: 'revision by signatures, new entry, 65 bytes',
  reviseBySigCreate64: 'revision by signatures, new entry, 64 bytes',
  reviseBySigUpdate: 'revision by signatures, update, 65 bytes',
  reviseBySigUpdate64: 'revision by signatures, update, 64 bytes',
  reviseBySigUpdateCurator: 'revision by signatures, update, sent by a curator',
  reviseBySigUpdateProposer: 'revision by signatures, update, sent by the proposer',
};

/** Gas of each action against the floor of what it must write and read, whole revisions against a Governor's, and by signatures against attestations. */
export async function gasFigures(): Promise<Figure[]> {
  const { actions, signed, revision, eas } = await measureGas();
  const { approveBatch, ...alone } = actions;
  return [
    ...Object.entries(alone).flatMap(([name, { gas, floor }]) => [
      plain(`${words[name] ?? name}: gas (floor)`, `${gas} (${floor})`),
      atMost(`${words[name] ?? name}: against its floor`, gas / floor, 1.12, ' ×', 3),
    ]),
    ...Object.entries(revision).flatMap(([which, { gas, governor }]) => [
      plain(`whole revision, ${which}, two approvals: gas (OpenZeppelin Governor + timelock)`, `${gas} (${governor})`),
      atMost(`whole revision, ${which}: against the Governor's`, gas / governor, 0.3333, ' ×', 4),
    ]),
    plain('approve, five in one multicall: gas for each approval', `${Math.round(approveBatch.gas / 5)}`),
    ...Object.entries(signed).flatMap(([name, { gas, floor }]) => [
      plain(`${words[name] ?? name}: gas (floor)`, `${gas} (${floor})`),
      atMost(`${words[name] ?? name}: against an EAS attestation with the same facts (${eas.revision})`, gas / eas.revision, 0.5, ' ×', 3),
    ]),
  ];
}
