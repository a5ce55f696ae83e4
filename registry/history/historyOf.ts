import { isObject, same } from '../diff/same.ts';
import { stored } from '../diff/stored.ts';
import type { DiffKind } from '../diff/types.ts';
import { groupOrder, type Unit, unitsOf } from '../diff/units.ts';
import { fieldIds } from '../schema/index.ts';
import type { History, Line, ReadRevision, Step, Value } from './types.ts';

/**
 * Everything that an entry's documents ever held, thing by thing, with each of its values. Nothing is left out: the
 * values of all lines at one version are that version's document. `read`: every revision, oldest first.
 */
export function historyOf(kind: Exclude<DiffKind, 'evidence'>, read: readonly ReadRevision[]): History {
  const steps = stepsOf(read);
  const lines = new Map<string, { unit: Unit; values: Value[] }>();
  let before = new Map<string, Unit>();
  for (const step of steps) {
    const after = new Map(unitsOf(kind, stored(kind, step.to.document)).map((unit) => [unit.key, unit]));
    for (const key of new Set([...after.keys(), ...before.keys()])) {
      const [was, is] = [before.get(key), after.get(key)];
      const unit = (is ?? was) as Unit;
      const line = lines.get(key) ?? { unit, values: [] };
      line.unit = unit;
      lines.set(key, line);
      if (!was || !is || !same(was.value, is.value)) line.values.push(valueAt(step, was, is));
    }
    before = after;
  }
  const all = [...lines.values()].toSorted((a, b) => placeOf(a.unit) - placeOf(b.unit)).map(lineOf);
  tellExchanges(all);
  return { read, steps, lines: all };
}

/** From each known document to the next one that is known. */
export function stepsOf(read: readonly ReadRevision[]): Step[] {
  const steps: Step[] = [];
  let unread: number[] = [];
  for (const one of read) {
    if ('error' in one) {
      unread.push(one.revision.version);
      continue;
    }
    steps.push({ from: steps.at(-1)?.to ?? null, to: one, unread });
    unread = [];
  }
  return steps;
}

function valueAt(step: Step, was: Unit | undefined, is: Unit | undefined): Value {
  const revised = was?.subject === 'reading' && is !== undefined;
  return {
    step,
    change: was ? (is ? 'changed' : 'removed') : 'added',
    ...(was ? { before: was.value } : {}),
    ...(is ? { after: is.value } : {}),
    kind: revised ? 'correction' : step.to.document.change.kind,
  };
}

/** Places in a list shift, so what has an id goes by it, and an absence by its field. The ref of a source may be a claim's id too. */
const nameOf = ({ subject, id, field, path }: Unit): string =>
  subject === 'source' ? path : (id ?? (subject === 'absence' ? field : undefined) ?? path);

const lineOf = ({ unit, values }: { unit: Unit; values: Value[] }): Line => ({
  key: unit.key,
  subject: unit.subject,
  group: unit.group,
  label: unit.label,
  name: nameOf(unit),
  ...(unit.field ? { field: unit.field } : {}),
  values,
});

const placeOf = ({ group, field }: Unit): number => groupOrder.indexOf(group) * 1000 + (field ? fieldIds.indexOf(field) : 0);

/** Says at claims and absences of one field that came and went in one step what stands in whose place. */
function tellExchanges(lines: readonly Line[]): void {
  for (const absence of lines.filter(({ subject }) => subject === 'absence'))
    for (const value of absence.values) {
      const other = { removed: 'added', added: 'removed', changed: '' }[value.change];
      const claims = lines
        .filter(({ subject, field }) => subject === 'claim' && field === absence.field)
        .flatMap(({ name, values }) => values.flatMap((one) => (one.step === value.step && one.change === other ? [{ name, one }] : [])));
      if (claims.length === 0) continue;
      value.instead = claims.map(({ name }) => name);
      for (const { one } of claims) one.instead = [absence.name];
    }
}

/** Ids of claims that a value began or ceased to contradict. */
export function conflictsIn({ before, after }: Value): { came: string[]; went: string[] } {
  const idsIn = (value: Value['after']): string[] =>
    isObject(value) && Array.isArray(value.conflictsWith) ? value.conflictsWith.filter((one) => typeof one === 'string') : [];
  const [old, now] = [idsIn(before), idsIn(after)];
  return { came: now.filter((id) => !old.includes(id)), went: old.filter((id) => !now.includes(id)) };
}

/** When a value held and when its source was read, where it says so. The third clock, approved, is the revision's. */
export function clocksIn(value: Value['after']): { held: string | null; read: string | null } {
  const dateIn = (name: string): string | null => (isObject(value) && typeof value[name] === 'string' ? value[name] : null);
  return { held: dateIn('asOf'), read: dateIn('retrievedAt') };
}
