import { type WorkloadName, workloadNames } from '../../../../lab/model/workloadNames.ts';
import { oneOf } from '../../../state/route/parts.ts';
import { word } from '../../../words/t.tsx';

/** What is computed, in a word of a reader. */
export const workloadWords: Readonly<Record<WorkloadName, string>> = {
  'gemm-64': word('a product of 64 × 64'),
  'gemm-256': word('a product of 256 × 256'),
  'gemm-512': word('a product of 512 × 512'),
  conv2d: word('a convolution'),
  'batch-norm': word('a batch norm'),
  attention: word('attention'),
  digits: word('a model of digits'),
};

/** The one that every family with a contract has readings of. */
export const firstWorkload: WorkloadName = 'gemm-64';

/** The workload that an address names. */
export const workloadIn = (text: string | undefined): WorkloadName => oneOf(workloadNames, text) ?? firstWorkload;
