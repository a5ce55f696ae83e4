import { readFile } from 'node:fs/promises';
import { type Address, encodeAbiParameters, getContract, type Hex, parseAbi, parseEventLogs, zeroAddress, zeroHash } from 'viem';
import { chain, who } from '../support/chain.ts';
import { digest, key } from '../support/values.ts';

/** Gas of one attestation: of a digest alone, and of the facts that a revision carries. */
export interface EasGas {
  digest: number;
  revision: number;
}

const easAbi = parseAbi([
  'struct AttestationRequestData { address recipient; uint64 expirationTime; bool revocable; bytes32 refUID; bytes data; uint256 value; }',
  'struct AttestationRequest { bytes32 schema; AttestationRequestData data; }',
  'function attest(AttestationRequest request) payable returns (bytes32)',
]);
const schemasAbi = parseAbi([
  'function register(string schema, address resolver, bool revocable) returns (bytes32)',
  'event Registered(bytes32 indexed uid, address indexed registerer, (bytes32 uid, address resolver, bool revocable, string schema) schema)',
]);

/** Measures the Ethereum Attestation Service as its authors compiled it: no resolver, revocable, second attestation of its schema. */
export async function measureEas(): Promise<EasGas> {
  const client = await chain.viem.getPublicClient();
  const schemas = await deployed('SchemaRegistry');
  const service = await deployed('EAS', schemas);
  const registry = getContract({ address: schemas, abi: schemasAbi, client: who.contributor });
  const eas = getContract({ address: service, abi: easAbi, client: who.contributor });

  async function gasOf(schema: string, types: string[], values: readonly unknown[]): Promise<number> {
    const { logs } = await client.waitForTransactionReceipt({ hash: await registry.write.register([schema, zeroAddress, true]) });
    const [registered] = parseEventLogs({ abi: schemasAbi, logs, eventName: 'Registered' });
    if (!registered) throw new Error(`The schema "${schema}" was not registered.`);
    const data = encodeAbiParameters(
      types.map((type) => ({ type })),
      values,
    );
    const request = { recipient: zeroAddress, expirationTime: 0n, revocable: true, refUID: zeroHash, data, value: 0n };
    const attest = () => eas.write.attest([{ schema: registered.args.uid, data: request }]);
    await client.waitForTransactionReceipt({ hash: await attest() });
    const { gasUsed } = await client.waitForTransactionReceipt({ hash: await attest() });
    return Number(gasUsed);
  }

  return {
    digest: await gasOf('bytes32 digest', ['bytes32'], [digest('second')]),
    revision: await gasOf(
      'bytes32 key, uint32 baseVersion, bytes32 digest, bytes32 reason',
      ['bytes32', 'uint32', 'bytes32', 'bytes32'],
      [key('gensyn'), 1, digest('second'), digest('reason')],
    ),
  };
}

/** Deploys a contract of the package by the bytecode that it ships; the only argument of a constructor is an address. */
async function deployed(name: 'EAS' | 'SchemaRegistry', ...args: Address[]): Promise<Address> {
  const path = `@ethereum-attestation-service/eas-contracts/artifacts/contracts/${name}.sol/${name}.json`;
  const { bytecode } = JSON.parse(await readFile(new URL(import.meta.resolve(path)), 'utf8')) as { bytecode: Hex };
  const rest = args.length > 0 ? encodeAbiParameters([{ type: 'address' }], [args[0] as Address]).slice(2) : '';
  const hash = await who.contributor.sendTransaction({ data: `${bytecode}${rest}` });
  const { contractAddress } = await (await chain.viem.getPublicClient()).waitForTransactionReceipt({ hash });
  if (!contractAddress) throw new Error(`${name} was not deployed.`);
  return contractAddress;
}
