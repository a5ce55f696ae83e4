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
  /** It must be there, and a list must hold something. */
  required: boolean;
  /** Null says that it is not known. */
  nullable: boolean;
}

/** A node of a JSON Schema. */
interface Node {
  $ref?: string;
  type?: string;
  enum?: string[];
  maxLength?: number;
  minItems?: number;
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
  items?: Node;
  required?: string[];
  anyOf?: Node[];
  $defs?: Record<string, Node>;
}

const roots: Readonly<Record<Kind, Node>> = { project: profile as Node, metric: metric as Node, note: note as Node, page: page as Node };

/** What a reference names, and each side of an alternative. */
function open(root: Node, node: Node): Node[] {
  const name = node.$ref?.replace('#/$defs/', '');
  if (name !== undefined) return open(root, root.$defs?.[name] ?? {});
  return node.anyOf ? node.anyOf.flatMap((one) => open(root, one)) : [node];
}

function step(root: Node, nodes: readonly Node[], name: string | number): Node[] {
  return nodes.flatMap(({ items, properties, additionalProperties: any }) => {
    const next = typeof name === 'number' ? items : (properties?.[name] ?? (typeof any === 'object' ? any : undefined));
    return next ? open(root, next) : [];
  });
}

const nodesAt = (root: Node, path: Path): Node[] => path.reduce<Node[]>((nodes, name) => step(root, nodes, name), [root]);

/** What the schema of a kind says of the part at a path; places in lists may be any number. */
export function schemaPart(kind: Kind, path: Path): SchemaPart {
  const root = roots[kind];
  const last = path.at(-1);
  const parents = nodesAt(root, path.slice(0, -1));
  const nodes = nodesAt(root, path);
  const { type, enum: choices, maxLength: max, minItems = 0 } = nodes.find((one) => one.type !== 'null') ?? {};
  const nullable = nodes.some((one) => one.type === 'null');
  // What may be null, and a list that may be empty, ask for nothing.
  const asked = !nullable && (type !== 'array' || minItems > 0);
  const required = asked && (typeof last !== 'string' || parents.some((one) => one.required?.includes(last)));
  return { type, choices, max, required, nullable };
}

/** The names that the part at a path may have. */
export function schemaNames(kind: Kind, path: Path): string[] {
  return [...new Set(nodesAt(roots[kind], path).flatMap(({ properties }) => Object.keys(properties ?? {})))];
}
