import { digitSample } from '../../lab/model/digitSamples.ts';
import { digitsModel } from '../../lab/model/models.ts';
import { run } from '../../lab/model/run.ts';
import { digitOf, heldOut } from '../../lab/model/workloads.ts';
import type { Order } from '../../lab/process/payer.ts';
import type { Tensor } from '../../lab/trace/tensor.ts';

/** So many digits to be named; the last is one that the model misreads, which is right arithmetic and a wrong answer. */
export function digitOrders(count: number): Order[] {
  const model = digitsModel();
  const misread = (n: number) => {
    const { input, label } = digitSample(heldOut, n);
    return digitOf(run({ ...model, input }).layers.at(-1) as Tensor) !== label;
  };
  let last = count;
  while (!misread(last)) last++;
  return Array.from({ length: count }, (_, n) => {
    const { input, label } = digitSample(heldOut, n + 1 === count ? last : n);
    return { what: `name digit ${n + 1} of ${count}`, job: { ...model, input }, right: label };
  });
}
