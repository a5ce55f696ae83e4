import { readFileSync } from 'node:fs';

interface Time {
  median: number;
  least: number;
  most: number;
}

/** What results.json holds, of one setup. */
export interface Results {
  asOf: string;
  environment: { cpu: string; cores: number; platform: string; node: string; load: number };
  rounds: number;
  setup: { seconds: number; processorSeconds: number; provingKeyBytes: number };
  /** Milliseconds of processor time. */
  times: { native: Time; prove: Time; check: Time };
  bytes: { proof: number; sums: number };
  gas: { generated: number; guarded: number };
}

export const resultsFile = new URL('results.json', import.meta.url);
export const reference = new URL('../docs/reference/lab.md', import.meta.url);

export const readResults = (): Results => JSON.parse(readFileSync(resultsFile, 'utf8')) as Results;

const start = '<!-- groth16: written by npm run measure in lab-groth16 -->';
const end = '<!-- /groth16 -->';

const number = (value: number): string => value.toLocaleString('en-US');
const short = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
const spread = ({ median, least, most }: Time): string => `${short(median)} (${short(least)}–${short(most)})`;

/** The table of a run, and what it ran on. */
function tableOf({ asOf, environment, rounds, setup, times, bytes, gas }: Results): string {
  const overNative = ({ median }: Time): string =>
    `${(median / times.native.median).toLocaleString('en-US', { maximumSignificantDigits: 2 })} ×`;
  const rows = [
    ['the product itself', spread(times.native), '1 ×'],
    ['proving it, commitments included', spread(times.prove), overNative(times.prove)],
    ['checking the proof, and rounding', spread(times.check), overNative(times.check)],
  ];
  const { cores, cpu, platform, node, load } = environment;
  return [
    `On ${cores} × ${cpu}, ${platform}, Node ${node}, ${asOf}, with a load of ${load.toFixed(1)}: processor time of all threads in ms,`,
    `medians of ${rounds} interleaved rounds (least–most), and against the product in plain TypeScript.`,
    '',
    '| 8 × 8 | ms | |',
    '| --- | ---: | ---: |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    `The setup took ${number(setup.processorSeconds)} s of processor time (${number(setup.seconds)} s by the clock), and its proving key`,
    `has ${number(setup.provingKeyBytes)} bytes. A proof has ${number(bytes.proof)} bytes, the sums beside it ${number(bytes.sums)}. A`,
    `transaction that checks it takes ${number(gas.guarded)} gas, ${number(gas.generated)} by the generated contract alone.`,
  ].join('\n');
}

/** The text with the figures of a run. */
export function withFigures(text: string, results: Results): string {
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new TypeError(`The text has no ${start} … ${end}.`);
  return `${before}${start}\n${tableOf(results)}\n${end}${after}`;
}
