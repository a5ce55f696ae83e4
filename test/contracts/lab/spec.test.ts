import { bytesToHex } from 'viem/utils';
import { describe, expect, it } from 'vitest';
import { decodeSpec } from '../../../lab/model/decodeSpec.ts';
import { encodeSpec } from '../../../lab/model/encodeSpec.ts';
import { seeded } from '../../../lab/model/seeded.ts';
import { workloadNames, workloads } from '../../../lab/model/workloads.ts';
import { referee } from './support/judges.ts';
import { anyJob } from './support/traces.ts';

function isReadInTypeScript(bytes: Uint8Array): boolean {
  try {
    decodeSpec(bytes);
    return true;
  } catch {
    return false;
  }
}

const isValid = (bytes: Uint8Array) => referee.read.isValid([bytesToHex(bytes)]);

describe('the specification on chain', () => {
  it('is valid for every workload', async () => {
    for (const name of workloadNames) expect(await isValid(encodeSpec(workloads[name]().spec)), name).toBe(true);
  });

  it('is valid with a byte changed, bytes missing or bytes in excess where TypeScript reads it, and nowhere else', async () => {
    const next = seeded(4);
    const count = { valid: 0, invalid: 0 };
    for (let k = 0; k < 40; k++) {
      const bytes = encodeSpec(anyJob(next).spec);
      const changes = [...bytes.keys()]
        // Any root of a weight tensor is a root: of its 32 bytes one is enough.
        .filter((at) => at < 5 || at >= 5 + 36 * (bytes[4] as number) || [0, 1, 2, 3, 4].includes((at - 5) % 36))
        .flatMap((at) => [0, 1, 255, (bytes[at] as number) + 1, next() % 256].map((byte) => bytes.with(at, byte)));
      for (const changed of [...changes, bytes.slice(0, -1), bytes.slice(0, next() % bytes.length), Uint8Array.from([...bytes, 0])]) {
        const expected = isReadInTypeScript(changed);
        expect(await isValid(changed), bytesToHex(changed)).toBe(expected);
        count[expected ? 'valid' : 'invalid']++;
      }
    }
    expect(count.valid).toBeGreaterThan(500);
    expect(count.invalid).toBeGreaterThan(2000);
  });
});
