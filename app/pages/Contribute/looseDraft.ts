import type { Kind } from '../../../registry/actions/words.ts';
import type { Json } from '../../../registry/cid/index.ts';
import { blankDocument } from './blank.ts';
import type { Tree } from './tree.ts';

/** What a file holds, if a form can show it at all: the parts that it has are of the form's own shapes. Else null. */
export function looseDraft(kind: Kind, text: string): Tree | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // the error of the import says so already
  }
  if (shapeOf(value as Json) !== 'object') return null;
  const tree = value as Tree;
  const blank = blankDocument(kind, null);
  const sound = Object.entries(tree).every(([name, part]) => {
    const like = blank[name];
    if (name === 'sources') return shapeOf(part) === 'object' && isListOf('object', Object.values(part as Tree));
    if (like === undefined || like === null)
      return name === 'channels' ? isListOf('object', part) : shapeOf(part) !== 'list' && shapeOf(part) !== 'object';
    if (Array.isArray(like)) return isListOf(['claims', 'absences', 'readings', 'sections'].includes(name) ? 'object' : 'text', part);
    return shapeOf(part) === shapeOf(like);
  });
  return sound ? { ...blank, ...tree } : null;
}

type Shape = 'list' | 'object' | 'text' | 'other';

function shapeOf(value: Json | undefined): Shape {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object' && value !== null) return 'object';
  return typeof value === 'string' ? 'text' : 'other';
}

const isListOf = (shape: Shape, value: Json): boolean =>
  Array.isArray(value) && value.every((one) => shapeOf(one) === shape && (shape !== 'object' || isFlat(one as Tree)));

/** Parts that are drawn only once the schema has nothing against them. */
const whole: readonly string[] = ['value', 'check', 'table', 'machine'];

/** Texts, numbers and lists of texts; few have parts of their own. Refs are looked for in a list. */
const isFlat = (element: Tree): boolean =>
  Object.entries(element).every(([name, part]) => {
    if (whole.includes(name)) return true;
    if (shapeOf(part) === 'list' || name === 'sources' || name === 'conflictsWith') return isListOf('text', part);
    return shapeOf(part) !== 'object';
  });
