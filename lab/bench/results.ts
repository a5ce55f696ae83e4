import type { WorkloadName } from '../model/workloadNames.ts';
import type { FamilyName } from '../verify/family.ts';
import type { ExactReading } from './exact.ts';
import type { Time, Timed } from './times.ts';

/** How many of so many held-out digits each model names rightly, and on how many the two agree. */
export interface Accuracy {
  samples: number;
  float: number;
  exact: number;
  agree: number;
}

/** What does not differ between machines. */
export interface Exact {
  workloads: Record<WorkloadName, ExactReading>;
  accuracy: Accuracy;
}

/** Milliseconds on one machine. */
export interface Times {
  asOf: string;
  /** The commit that ran. */
  commit: string;
  /** `load`: processes that were busy in the minute before. */
  environment: { cpu: string; cores: number; platform: string; node: string; load: number };
  rounds: number;
  workloads: Record<WorkloadName, Record<Timed, Time>>;
}

/** What lab/bench/results.json holds. */
export interface Results {
  exact: Exact;
  times: Times;
}

/** What brings a task from its funding to its end; taking balances out of the escrow comes after it. */
export interface End {
  transactions: number;
  /** Times that must pass before a transaction is taken: windows and turns of the quote, however long they are. */
  windows: number;
  gas: number;
}

/** The ways in which a task of a family ends. */
export interface Ends {
  /** The result is right, and nobody objects. */
  settled: End;
  /** One entry is wrong, and the rows are given: a proof. */
  disputed?: End;
  /** One entry is wrong, and the rows are withheld: a descent to the row, then the proof. */
  withheld?: End;
}

/** What a workload takes on the chain. */
export interface WorkloadGas {
  /** Judging the dearest entry in the middle of a layer. */
  judge: number;
  /** Checking the whole, where a contract can. */
  verify?: number;
  /** By family; without those that have no contract. */
  ends: Partial<Record<FamilyName, Ends>>;
}

/** As much of snapshots/lab-gas.json as readings are made of. */
export interface ChainResults {
  workloads: Record<WorkloadName, WorkloadGas>;
}
