import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkDocument, type Note } from '../../../registry/schema/index.ts';
import { defaultNotes } from '../../state/route/notes.ts';
import { byNewest, choicesOf, filterNames, ifDropped, passes } from './filters.ts';

const folder = new URL('../../../content/notes/2026-06/', import.meta.url);
const notes: Note[] = readdirSync(folder).map((name) =>
  checkDocument({ schema: 'deml.note/1', ...JSON.parse(readFileSync(new URL(name, folder), 'utf8')) }, 'deml.note/1'),
);

it('lets every note pass when nothing is asked', () => {
  expect(notes.every((note) => passes(note, defaultNotes))).toBe(true);
});

it('asks for type, tag and project together', () => {
  const view = { ...defaultNotes, type: 'release', project: 'bittensor' } as const;
  const found = notes.filter((note) => passes(note, view));
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((note) => note.sourceType === 'release' && note.projects.includes('bittensor'))).toBe(true);
  expect(notes.filter((note) => passes(note, { ...view, tag: 'hardware' }))).toEqual([]);
});

it('says how many notes each filter hides, and leaves out the one that would not help', () => {
  const view = { ...defaultNotes, type: 'release', project: 'no-such-project' } as const;
  const releases = notes.filter((note) => note.sourceType === 'release').length;
  expect(ifDropped(notes, view)).toEqual([{ name: 'project', value: 'no-such-project', count: releases }]);
});

it('says beside each choice how many notes it would show', () => {
  const view = { ...defaultNotes, type: 'release', project: 'bittensor' } as const;
  const counts = choicesOf(notes, view);
  for (const name of filterNames)
    for (const [value, count] of counts[name])
      expect(count, `${name} ${value}`).toBe(
        notes.filter((note) => passes(note, { ...view, [name]: value } as typeof defaultNotes)).length,
      );
  expect(counts.type.size).toBeGreaterThan(0);
});

it('orders by date of publication, newest first', () => {
  const dates = notes.toSorted(byNewest).map((note) => note.publishedAt);
  expect(dates).toEqual(dates.toSorted().reverse());
});
