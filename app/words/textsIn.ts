import { parseAst } from 'vite';

/** What a source file says to readers: texts that go through the catalog, and texts that do not. */
export interface Texts {
  texts: string[];
  bare: string[];
}

interface Node {
  type: string;
  [key: string]: unknown;
}

/** Attributes that are read to somebody. */
const spoken = new Set(['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label', 'text']);
/** Names, units and signs that are the same in every language. */
const same = /^(?:DeML OS|IPFS|RPC|CID|CAR|ENS|GitHub|Telegram|WeChat|Discord|CSV|JSON|JSON-LD|BibTeX|OPML|CC BY 4\.0|[\s\d\p{P}\p{S}])*$/u;

/** Finds the texts of a source: literal first arguments of `t`, `word` and `plural`, `text` of `T`, and bare texts in elements. */
export function textsIn(source: string, lang: 'ts' | 'tsx'): Texts {
  const found: Texts = { texts: [], bare: [] };
  const visit = (node: unknown, foreign: boolean): void => {
    if (Array.isArray(node)) for (const one of node) visit(one, foreign);
    else if (typeof node === 'object' && node !== null && 'type' in node) visitNode(node as Node, foreign);
  };
  const bare = (text: string, foreign: boolean) => {
    if (!foreign && !same.test(text)) found.bare.push(text);
  };
  const visitNode = (node: Node, foreign: boolean): void => {
    if (node.type === 'CallExpression') readCall(node, found.texts);
    if (node.type === 'JSXText') bare(String(node.value).replace(/\s+/g, ' ').trim(), foreign);
    if (node.type === 'JSXElement') visitElement(node, foreign);
    else for (const [key, value] of Object.entries(node)) if (key !== 'type') visit(value, foreign);
  };
  const visitElement = (element: Node, foreign: boolean): void => {
    const { name, attributes } = element.openingElement as { name: Node; attributes: Node[] };
    const attribute = (wanted: string) => attributes.find((one) => one.type === 'JSXAttribute' && (one.name as Node).name === wanted);
    for (const one of attributes) {
      const { type, value } = one as { type: string; value: Node | null };
      const key = (one.name as Node | undefined)?.name;
      if (type !== 'JSXAttribute' || value?.type !== 'Literal') continue;
      if (name.name === 'T' && key === 'text') found.texts.push(String(value.value));
      else if (spoken.has(String(key))) bare(String(value.value), foreign);
    }
    visit(attributes, foreign);
    const inside = foreign || attribute('lang') !== undefined;
    for (const { type, expression } of element.children as { type: string; expression?: Node }[])
      if (type === 'JSXExpressionContainer') for (const text of literalOf(expression)) bare(text, inside);
    visit(element.children, inside);
  };
  visit(parseAst(source, { lang }), false);
  return found;
}

function readCall(call: Node, texts: string[]): void {
  const { name } = call.callee as { name?: string };
  const literals = (call.arguments as Node[]).map(literalOf);
  if (name === 't' || name === 'word') texts.push(...(literals[0] ?? []));
  const many = literals[2]?.[0] ?? (literals[1]?.[0] === undefined ? undefined : `${literals[1][0]}s`);
  if (name === 'plural' && many) texts.push(`{count} ${many}`);
}

/** The strings that an expression can be: a literal, a template without values, or a choice of such. */
function literalOf(node: Node | undefined): string[] {
  if (node?.type === 'Literal' && typeof node.value === 'string') return [node.value];
  if (node?.type === 'TemplateLiteral' && (node.expressions as unknown[]).length === 0)
    return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  if (node?.type === 'LogicalExpression') return literalOf(node.right as Node);
  if (node?.type === 'ConditionalExpression') return [...literalOf(node.consequent as Node), ...literalOf(node.alternate as Node)];
  return [];
}
