import { availableParallelism, cpus, loadavg } from 'node:os';
import type { Times } from '../../lab/bench/results.ts';

/** The machine that this runs on. */
export const environmentNow = (): Times['environment'] => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  platform: `${process.platform} ${process.arch}`,
  node: process.version,
  load: loadavg()[0] ?? 0,
});
