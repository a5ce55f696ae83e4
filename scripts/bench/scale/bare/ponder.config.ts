import { createConfig } from 'ponder';
import type { Address } from 'viem';
import { registryAbi } from '../../../../registry/generated/abi.ts';

const { DEML_INDEXER_CHAIN_ID, DEML_INDEXER_RPC, DEML_INDEXER_REGISTRY, DEML_INDEXER_DATA } = process.env;

export default createConfig({
  ordering: 'omnichain',
  database: { kind: 'pglite', directory: DEML_INDEXER_DATA as string },
  chains: { registry: { id: Number(DEML_INDEXER_CHAIN_ID), rpc: [DEML_INDEXER_RPC as string], pollingInterval: 500 } },
  contracts: { Registry: { chain: 'registry', abi: registryAbi, address: DEML_INDEXER_REGISTRY as Address, startBlock: 0 } },
});
