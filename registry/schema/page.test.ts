import { describe, expect, it } from 'vitest';
import { OffSchemaError } from '../errors/index.ts';
import { page } from '../testDocuments.ts';
import { checkDocument, type Machine, type Page, type PageSource } from './index.ts';

const source: PageSource = { title: 'A paper', kind: 'document', asOf: '2025', rung: 'documented', retrievedAt: '2026-11-20' };
const machine: Machine = {
  states: [
    { id: 'a', kind: 'start', label: 'A', meaning: 'Begins.' },
    { id: 'b', kind: 'open', label: 'B', meaning: 'Goes on.' },
    { id: 'c', kind: 'final', label: 'C', meaning: 'Ends.' },
  ],
  moves: [
    { from: 'a', to: 'b', label: 'go', by: 'somebody', when: 'any time', effect: 'Goes.', timed: true },
    { from: 'b', to: 'c', label: 'end', by: 'anybody', when: 'after a day', effect: 'Ends.', timed: true },
    { from: 'b', to: 'a', label: 'back', by: 'somebody', when: 'any time', effect: 'Returns.' },
  ],
};

const withMachine = (change: (machine: Machine) => void) => {
  const copy = structuredClone(machine);
  change(copy);
  return page({ sections: [{ id: 'one', heading: 'One', body: 'Text.', machine: copy }] });
};

function problemsOf(document: Page): string[] {
  try {
    checkDocument(document, 'deml.page/1');
    return [];
  } catch (error) {
    if (error instanceof OffSchemaError) return error.issues.map(({ path, reason }) => `${path} ${reason}`);
    throw error;
  }
}

const cites = (body: string, sources: Record<string, PageSource> = { a: source }, table?: NonNullable<Page['sections'][number]['table']>) =>
  page({ sections: [{ id: 'one', heading: 'One', body, ...(table && { table }) }], sources });

describe('a page cites its sources', () => {
  it('in its text and in its table', () => {
    expect(problemsOf(cites('It is so [^a].'))).toEqual([]);
    expect(problemsOf(cites('See below.', { a: source }, { columns: ['A', 'B'], rows: [['1', '2 [^a]']] }))).toEqual([]);
    expect(problemsOf(page())).toEqual([]);
  });

  it.each([
    ['what is not there', cites('It is so [^b], and so [^a].'), ['sections.0.body cites "b", which is not a source here']],
    ['nothing', cites('It is so.'), ['sources.a is cited nowhere']],
    ['in code only', cites('Write `[^a]`.'), ['sources.a is cited nowhere']],
    ['in a link only', cites('[^a](https://example.org)'), ['sources.a is cited nowhere']],
    [
      'in a cell what is not there',
      cites('[^a]', { a: source }, { columns: ['A', 'B'], rows: [['1', '[^b]']] }),
      ['sections.0.table.rows.0.1 cites "b", which is not a source here'],
    ],
    [
      'by a note of its own',
      cites('So [^a].\n\n[^a]: https://example.org'),
      ['sections.0.body holds a note: notes are the sources of the page'],
    ],
  ])('not %s', (_, document, expected) => expect(problemsOf(document)).toEqual(expected));

  it('and every row of a table has a cell for each column', () => {
    expect(problemsOf(cites('[^a]', { a: source }, { columns: ['A', 'B'], rows: [['1'], ['1', '2']] }))).toEqual([
      'sections.0.table.rows.0 has 1 cells for 2 columns',
    ]);
  });

  it('and no two sections have one id', () => {
    const section = { id: 'one', heading: 'One', body: 'Text.' };
    expect(problemsOf(page({ sections: [section, section] }))).toEqual(['sections.1.id is used twice']);
  });
});

describe('a state machine', () => {
  it('ends by time alone from wherever it is', () => expect(problemsOf(withMachine(() => {}))).toEqual([]));

  it.each<[string, (machine: Machine) => void, string[]]>([
    [
      'a state that nothing leads to',
      ({ states }) => void states.push({ id: 'd', kind: 'final', label: 'D', meaning: 'Ends.' }),
      ['states.3 "d" cannot be reached'],
    ],
    [
      'a state that waits for somebody',
      ({ moves }) => void delete moves[1]?.timed,
      ['states.0 "a" has no way to an end by time alone', 'states.1 "b" has no way to an end by time alone'],
    ],
    [
      'states that only lead to each other',
      ({ moves }) => {
        moves[1] = { ...(moves[2] as Machine['moves'][number]), timed: true };
      },
      [
        'states.0 "a" has no way to an end by time alone',
        'states.1 "b" has no way to an end by time alone',
        'states.2 "c" cannot be reached',
      ],
    ],
    [
      'no start',
      ({ states }) => void Object.assign(states[0] ?? {}, { kind: 'open' }),
      [
        'states have 0 starts in place of one',
        'states.0 "a" cannot be reached',
        'states.1 "b" cannot be reached',
        'states.2 "c" cannot be reached',
      ],
    ],
    [
      'an end that is left',
      ({ states }) => void Object.assign(states[1] ?? {}, { kind: 'final' }),
      ['moves.1.from leaves "b", which is final', 'moves.2.from leaves "b", which is final'],
    ],
    [
      'a move to nowhere',
      ({ moves }) => void Object.assign(moves[2] ?? {}, { to: 'x' }),
      ['moves.2.to names "x", which is not a state here'],
    ],
    [
      'two states of one name',
      ({ states }) => void Object.assign(states[1] ?? {}, { id: 'a' }),
      [
        'states have an id twice',
        'moves.0.to names "b", which is not a state here',
        'moves.1.from names "b", which is not a state here',
        'moves.2.from names "b", which is not a state here',
      ],
    ],
  ])('is refused with %s', (_, change, expected) => {
    const problems = problemsOf(withMachine(change)).map((one) => one.replace('sections.0.machine.', ''));
    expect(problems).toEqual(expect.arrayContaining(expected));
  });
});
