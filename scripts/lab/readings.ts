import type { ChainResults, Results } from '../../lab/bench/results.ts';
import type { Time, Timed } from '../../lab/bench/times.ts';
import { type WorkloadName, workloadNames } from '../../lab/model/workloads.ts';

const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;
const whole = (value: number): string => value.toLocaleString('en-US');
const milliseconds = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
const spread = ({ median, least, most }: Time): string => `${milliseconds(median)} (${milliseconds(least)}–${milliseconds(most)})`;

/** The exact readings and the times of a run, as the tables of docs/reference/lab.md. */
export function renderReadings({ exact, times }: Results, gas: ChainResults['workloads']): string {
  const per = (cells: (name: WorkloadName) => (string | number)[]): string[] => workloadNames.map((name) => row(name, ...cells(name)));
  const ratio = (name: WorkloadName, of: Timed): string => {
    const value = times.workloads[name][of].overWork;
    return `${value < 10 ? Number(value.toPrecision(2)) : Math.round(value)} ×`;
  };
  const { cpu, cores, platform, node, load } = times.environment;
  return [
    'Exact, on every machine:',
    '',
    row(
      'workload',
      'multiplications of the work',
      'of Freivalds',
      'of bilinear',
      'bytes to check either',
      'bytes of a fraud proof',
      'turns of a descent',
      'gas of judging a fraud proof',
      'gas of the bilinear check',
    ),
    row('---', ...Array(8).fill('---:')),
    ...per((name) => {
      const { multiplications, families } = exact.workloads[name];
      const { freivalds, bilinear, optimistic } = families;
      return [
        ...[multiplications, freivalds.multiplications, bilinear.multiplications, freivalds.proof].map(whole),
        whole(optimistic.dispute),
        optimistic.turns,
        whole(gas[name].judge),
        gas[name].verify === undefined ? 'no contract' : whole(gas[name].verify),
      ];
    }),
    '',
    'Gas is that of the dearest proof of an entry in the middle of a layer, and of a whole product, each in a transaction of its own with its',
    'calldata; *no contract*: more than one layer, or more than 96 rows or columns. A task and a game around it cost more',
    '([what moves take](../../contracts/lab/README.md#gas)).',
    '',
    `Processor time on ${cores} × ${cpu}, ${platform}, Node ${node}, ${times.asOf}, with a load of ${load.toFixed(1)}: medians of`,
    `${times.rounds} interleaved rounds in ms (least–most), and medians against that of the work in the same kernel, plain TypeScript but where`,
    'WebAssembly is named. The bilinear check is in BigInt.',
    '',
    row(
      'workload',
      'work',
      'work and commitments',
      're-execution',
      'Freivalds',
      'bilinear',
      'the referee on one entry',
      'work, WebAssembly',
      're-execution, WebAssembly',
    ),
    row('---', ...Array(8).fill('---:')),
    ...per((name) => [
      spread(times.workloads[name].work),
      ...(['trace', 'reExecution', 'freivalds', 'bilinear', 'referee'] as const).map((one) => ratio(name, one)),
      spread(times.workloads[name].workWasm),
      ratio(name, 'reExecutionWasm'),
    ]),
    '',
    'Sum-check of the products, measured beside the families: it takes the cube out of the check and leaves the squares, as two of them do.',
    '',
    row('workload', 'bytes of the rounds', 'prover beyond the work', 'check'),
    row('---', ...Array(3).fill('---:')),
    ...per((name) => [whole(exact.workloads[name].sumcheckBytes), ratio(name, 'sumcheckProof'), ratio(name, 'sumcheck')]),
    '',
    'A check hashes what it is given, which is most of it where the work is small; no ratio is drawn beyond the sizes that were measured.',
  ].join('\n');
}

const part = /<!-- readings -->\n[\s\S]*?\n<!-- \/readings -->/;

/** A page with the readings in their place. */
export const withReadings = (page: string, results: Results, { workloads }: ChainResults): string =>
  page.replace(part, () => `<!-- readings -->\n${renderReadings(results, workloads)}\n<!-- /readings -->`);
