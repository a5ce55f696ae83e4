import { describe, expect, it } from 'vitest';
import { missing, parseSummary } from './coverage.ts';

const summary = `
| File                  | % Lines        | % Statements   | % Branches    | % Funcs        |
| contracts/Council.sol | 100.00% (76/76) | 100.00% (99/99) | 94.12% (16/17) | 100.00% (17/17) |
| contracts/Key.sol     | 100.00% (7/7)   | 100.00% (9/9)   | 100.00% (0/0)  | 100.00% (1/1)   |
| test/Actors.sol       | 50.00% (1/2)    | 50.00% (1/2)    | 50.00% (1/2)   | 50.00% (1/2)    |
| Total                 | 98.00% (84/85)  | 99.00% (1/1)    | 99.00% (1/1)   | 99.00% (1/1)    |`;

describe('scripts/coverage.ts', () => {
  it('reads the rows of contracts and names what is not covered', () => {
    const files = parseSummary(summary);
    expect(files.map(({ file }) => file)).toEqual(['contracts/Council.sol', 'contracts/Key.sol']);
    expect(files.map(missing)).toEqual(['contracts/Council.sol: 16 of 17 branches', undefined]);
  });
});
