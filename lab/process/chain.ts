import {
  type Abi,
  type Address,
  BaseError,
  type ContractFunctionArgs,
  type ContractFunctionName,
  createPublicClient,
  createWalletClient,
  decodeErrorResult,
  type EncodeFunctionDataParameters,
  encodeFunctionData,
  getContract,
  type Hex,
  http,
  type PublicClient,
  type WalletClient,
} from 'viem';
import type { LocalAccount } from 'viem/accounts';
import { EndpointError } from '../../registry/errors/index.ts';
import { disputeGameAbi } from '../abi/generated/disputeGame.ts';
import { labTokenAbi } from '../abi/generated/labToken.ts';
import { refereeAbi } from '../abi/generated/referee.ts';
import { taskEscrowAbi } from '../abi/generated/taskEscrow.ts';
import { workPoolAbi } from '../abi/generated/workPool.ts';
import { LabRefusedError } from './errors.ts';

/** Where the Lab's contracts stand, and the block from which their events are read. */
export interface LabContracts {
  escrow: Address;
  game: Address;
  token: Address;
  pool: Address;
  since: bigint;
}

/** Every error that a call can end with, whichever contract says it. */
const errorsOfAll = [...taskEscrowAbi, ...disputeGameAbi, ...refereeAbi, ...labTokenAbi, ...workPoolAbi].filter(
  ({ type }) => type === 'error',
);

const abis = { escrow: taskEscrowAbi, game: disputeGameAbi, token: labTokenAbi, pool: workPoolAbi } as const;
type Abis = typeof abis;
/** A call by its name and arguments, as the interface of its contract has them. */
type Call<abi extends Abi> = {
  [name in ContractFunctionName<abi, 'nonpayable'>]: { functionName: name; args: ContractFunctionArgs<abi, 'nonpayable', name> };
}[ContractFunctionName<abi, 'nonpayable'>];

/** The chain as one account sees and uses it. */
export class LabChain {
  readonly account: LocalAccount;
  readonly contracts: LabContracts;
  readonly client: PublicClient;
  readonly #wallet: WalletClient;
  readonly #rpc: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(rpc: string, contracts: LabContracts, account: LocalAccount) {
    const transport = http(rpc, { timeout: 30_000 });
    this.#rpc = rpc;
    this.account = account;
    this.contracts = contracts;
    this.client = createPublicClient({ transport, pollingInterval: 50, cacheTime: 0 });
    this.#wallet = createWalletClient({ account, transport });
  }

  get address(): Address {
    return this.account.address;
  }

  /** Views of each contract. */
  get escrow() {
    return getContract({ address: this.contracts.escrow, abi: taskEscrowAbi, client: this.client }).read;
  }
  get game() {
    return getContract({ address: this.contracts.game, abi: disputeGameAbi, client: this.client }).read;
  }
  get token() {
    return getContract({ address: this.contracts.token, abi: labTokenAbi, client: this.client }).read;
  }

  get pool() {
    return getContract({ address: this.contracts.pool, abi: workPoolAbi, client: this.client }).read;
  }

  /** The second at which a transaction that is sent now would be. */
  async now(): Promise<bigint> {
    return (await this.client.getBlock({ blockTag: 'pending' })).timestamp;
  }

  /**
   * Sends a call and waits until it is in a block. Calls of one account go out one after the other, so that numbers have no gap;
   * what a contract would refuse is not sent, and thrown as `LabRefusedError`.
   */
  send<name extends keyof Abis>(to: name, call: Call<Abis[name]>): Promise<void> {
    const data = encodeFunctionData({ abi: abis[to], ...call } as unknown as EncodeFunctionDataParameters);
    const turn = this.#last.then(() => this.#transact(this.contracts[to], data, call.functionName));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #transact(to: Address, data: Hex, name: string): Promise<void> {
    const { account } = this;
    try {
      // In the pending block: between two transactions the time of the last block is not the time.
      const gas = await this.client.estimateGas({ account, to, data, blockTag: 'pending' });
      const hash = await this.#wallet.sendTransaction({ account, chain: null, to, data, gas: (gas * 5n) / 4n });
      const { status } = await this.client.waitForTransactionReceipt({ hash });
      if (status !== 'success') throw new LabRefusedError(name, 'reverted', [hash]);
    } catch (error) {
      throw this.#typed(name, error);
    }
  }

  #typed(name: string, error: unknown): unknown {
    if (!(error instanceof BaseError)) return error;
    const data = revertData(error);
    if (!data) return new EndpointError(this.#rpc, error.shortMessage, error);
    try {
      const { errorName, args = [] } = decodeErrorResult({ abi: errorsOfAll, data }) as { errorName: string; args?: readonly unknown[] };
      return new LabRefusedError(name, errorName, args, error);
    } catch {
      return new LabRefusedError(name, data, [], error);
    }
  }
}

/** What a contract answered with, wherever in the causes it stands. */
function revertData(error: BaseError): Hex | undefined {
  const cause = error.walk((one) => /^0x[0-9a-f]{8}/.test(String((one as { data?: unknown }).data)));
  return (cause as { data?: Hex } | null)?.data;
}
