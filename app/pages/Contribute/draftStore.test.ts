import { expect, it } from 'vitest';
import { blankDocument } from './blank.ts';
import { DraftNotKeptError, draftStore, type StoredDraft } from './draftStore.ts';

/** What the browser's storage promises, with a limit. */
function storageOf(limit = 10_000): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: (i) => [...held.keys()][i] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem(key, value) {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError');
      held.set(key, value);
    },
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear(),
  };
}

const draft = (id: string, savedAt: number, more: Partial<StoredDraft> = {}): StoredDraft => ({
  id,
  kind: 'note',
  period: 0,
  slug: null,
  base: null,
  document: blankDocument('note', null),
  savedAt,
  submission: null,
  ...more,
});

it('gives back what was written, the newest first, and only that', () => {
  const storage = storageOf();
  const store = draftStore(() => storage);
  store.write(draft('a', 1));
  store.write(draft('b', 2));
  storage.setItem('theme', 'dark');
  expect(store.list().map(({ id }) => id)).toEqual(['b', 'a']);
  expect(store.read('a')).toEqual(draft('a', 1));
  store.remove('a');
  expect(store.read('a')).toBeNull();
  expect(draftStore(() => storage).list()).toHaveLength(1); // as after a reload
});

it('leaves alone what it cannot read', () => {
  const storage = storageOf();
  storage.setItem('deml.draft.x', '{"id":"x","kind":"poem","document":{}}');
  storage.setItem('deml.draft.y', '{"id":"y"');
  expect(draftStore(() => storage).list()).toEqual([]);
  expect(storage.length).toBe(2);
});

it('says when the browser keeps nothing, and still lists nothing', () => {
  const full = storageOf(10);
  expect(() => draftStore(() => full).write(draft('a', 1))).toThrow(DraftNotKeptError);
  const closed = draftStore(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  expect(closed.list()).toEqual([]);
  expect(closed.read('a')).toBeNull();
  expect(() => closed.write(draft('a', 1))).toThrow('did not keep');
});
