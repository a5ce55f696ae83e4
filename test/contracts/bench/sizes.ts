import { artifacts } from 'hardhat';

/** Bytes of a contract: as it lies on the chain (at most 24,576) and as it is deployed. */
export interface ContractSize {
  deployed: number;
  creation: number;
}

/** Measures the Registry and the Attestations as the last build left them. */
export async function measureSizes(): Promise<Record<'Registry' | 'Attestations', ContractSize>> {
  const sizeOf = async (name: 'Registry' | 'Attestations'): Promise<ContractSize> => {
    const { deployedBytecode, bytecode } = await artifacts.readArtifact(name);
    const bytes = (code: string): number => code.length / 2 - 1;
    return { deployed: bytes(deployedBytecode), creation: bytes(bytecode) };
  };
  return { Registry: await sizeOf('Registry'), Attestations: await sizeOf('Attestations') };
}
