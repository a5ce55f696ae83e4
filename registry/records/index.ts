export * from './getActivity.ts';
export * from './getAttestations.ts';
export * from './getContributor.ts';
export * from './getCouncil.ts';
export * from './getCredit.ts';
export * from './getDelayed.ts';
export * from './getProposals.ts';
export { eventsNamed, type Journal, type RegistryEvent, readJournal, readRecentJournal } from './journal.ts';
export * from './types.ts';
