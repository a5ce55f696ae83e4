import { describe, expect, it } from 'vitest';
import { workloadNames } from '../../lab/model/workloads.ts';
import { kernel } from '../../lab/number/kernel.ts';
import { digestsOf } from './digests.ts';
import golden from './golden.json' with { type: 'json' };

describe('every engine computes the same', () => {
  it('knows every workload', () => {
    expect(Object.keys(golden)).toEqual(workloadNames);
  });

  it.each(workloadNames)('%s, in plain TypeScript and by WebAssembly', (name) => {
    expect(digestsOf(name)).toEqual(golden[name]);
    expect(kernel()).toBeDefined();
    expect(digestsOf(name, 'wasm')).toEqual(golden[name]);
  });
});
