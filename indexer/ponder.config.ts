import { createConfig } from 'ponder';
import { registryAbi } from '../registry/generated/abi.ts';
import { attestationsAbi } from '../registry/generated/attestations.ts';
import { managerAbi } from '../registry/proposing/managerAbi.ts';
import { settingsFrom } from './settings.ts';

const settings = settingsFrom(process.env);
const { startBlock } = settings;

export default createConfig({
  ordering: 'omnichain',
  database: settings.databaseUrl
    ? { kind: 'postgres', connectionString: settings.databaseUrl }
    : { kind: 'pglite', directory: settings.data },
  chains: {
    registry: { id: settings.chainId, rpc: settings.rpcs, pollingInterval: settings.pollMs },
  },
  contracts: {
    Registry: { chain: 'registry', abi: registryAbi, address: settings.registry, startBlock },
    Attestations: { chain: 'registry', abi: attestationsAbi, address: settings.attestations, startBlock },
    Manager: { chain: 'registry', abi: managerAbi, address: settings.managers, startBlock },
  },
});
