import { specDigest } from '../../lab/model/encodeSpec.ts';
import { trace } from '../../lab/model/trace.ts';
import { type WorkloadName, workloads } from '../../lab/model/workloads.ts';
import { kernel } from '../../lab/number/kernel.ts';

/** What was asked and what came out, of a workload. */
export interface Digests {
  spec: string;
  input: string;
  trace: string;
}

/** Computes a workload in plain TypeScript, or by WebAssembly where the engine has it. */
export function digestsOf(name: WorkloadName, by: 'typescript' | 'wasm' = 'typescript'): Digests {
  const job = workloads[name]();
  const { inputRoot, digest } = trace(job, by === 'wasm' ? kernel() : undefined);
  return { spec: specDigest(job.spec), input: inputRoot, trace: digest };
}
