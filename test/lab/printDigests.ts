import type { WorkloadName } from '../../lab/model/workloads.ts';
import { digestsOf } from './digests.ts';

/** Run by an engine on its own: the digests of the named workloads, as JSON. */
const names = process.argv.slice(2) as WorkloadName[];
console.log(JSON.stringify(Object.fromEntries(names.map((name) => [name, digestsOf(name)]))));
