/** The workloads by name: the four operations, and the two models. */
export const workloadNames = ['gemm-64', 'gemm-256', 'gemm-512', 'conv2d', 'batch-norm', 'attention', 'digits'] as const;
export type WorkloadName = (typeof workloadNames)[number];
