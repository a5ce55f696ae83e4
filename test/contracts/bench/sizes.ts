import { artifacts } from 'hardhat';

/** Bytes of a contract: as it lies on the chain (at most 24,576) and as it is deployed. */
export interface ContractSize {
  deployed: number;
  creation: number;
}

/** Measures the Registry as the last build left it. */
export async function measureSizes(): Promise<{ Registry: ContractSize }> {
  const { deployedBytecode, bytecode } = await artifacts.readArtifact('Registry');
  const bytes = (code: string): number => code.length / 2 - 1;
  return { Registry: { deployed: bytes(deployedBytecode), creation: bytes(bytecode) } };
}
