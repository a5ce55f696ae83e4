import type { Kind } from '../../../registry/actions/words.ts';
import metric from '../../../registry/generated/jsonSchema/deml.metric-1.json' with { type: 'json' };
import note from '../../../registry/generated/jsonSchema/deml.note-1.json' with { type: 'json' };
import page from '../../../registry/generated/jsonSchema/deml.page-1.json' with { type: 'json' };
import profile from '../../../registry/generated/jsonSchema/deml.profile-1.json' with { type: 'json' };
import type { Path } from './tree.ts';

/** What the schema says of one part, as far as a form needs it. */
export interface SchemaPart {
  type: string | undefined;
  choices: readonly string[] | undefined;
  max: number | undefined;
  maxItems: number | undefined;
  required: boolean;
}

/** A node of a JSON Schema. */
interface Node {
  $ref?: string;
  type?: string;
  enum?: string[];
  maxLength?: number;
  maxItems?: number;
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
  items?: Node;
  required?: string[];
  anyOf?: Node[];
  $defs?: Record<string, Node>;
}

const roots: Readonly<Record<Kind, Node>> = { project: profile as Node, metric: metric as Node, note: note as Node, page: page as Node };

/** Follows a reference to what it names. */
function open(root: Node, node: Node | undefined): Node {
  const name = node?.$ref?.replace('#/$defs/', '');
  return name === undefined ? (node ?? {}) : open(root, root.$defs?.[name]);
}

function step(root: Node, { items, properties, additionalProperties: any }: Node, name: string | number): Node {
  return open(root, typeof name === 'number' ? items : (properties?.[name] ?? (typeof any === 'object' ? any : undefined)));
}

/** What the schema of a kind says of the part at a path; places in lists may be any number. */
export function schemaPart(kind: Kind, path: Path): SchemaPart {
  const root = roots[kind];
  const last = path.at(-1);
  const parent = path.slice(0, -1).reduce<Node>((node, name) => step(root, node, name), root);
  const part = last === undefined ? parent : step(root, parent, last);
  const nullable = part.anyOf?.find(({ type }) => type !== 'null');
  const { type, enum: choices, maxLength: max, maxItems } = nullable ? open(root, nullable) : part;
  return { type, choices, max, maxItems, required: typeof last !== 'string' || (parent.required?.includes(last) ?? false) };
}

/** The names that the part at a path may have. */
export function schemaNames(kind: Kind, path: Path): string[] {
  const root = roots[kind];
  return Object.keys(path.reduce<Node>((node, name) => step(root, node, name), root).properties ?? {});
}
