import { SaxesParser } from 'saxes';

/** A message as nested names; an element has text, attributes under "@name", or children, each a list in order. */
export type Node = { text: string; attributes: Readonly<Record<string, string>>; children: Map<string, Node[]> };

/** A message that cannot be read: what is wrong, in words, never what it says. */
export class MessageInvalid extends Error {
  readonly code = 'iso20022.unreadable';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MessageInvalid';
  }
}

const DEPTH_MAX = 40;
const NODES_MAX = 400_000;

/** Reads XML or JSON to a tree: no document type, no entities but XML's own five, bounded in depth and size. Throws `MessageInvalid`. */
export function readTree(text: string): Node {
  const trimmed = text.trimStart();
  if (trimmed.startsWith('<')) return fromXml(trimmed);
  if (trimmed.startsWith('{')) return fromJson(trimmed);
  throw new MessageInvalid('neither XML nor JSON');
}

const empty = (): Node => ({ text: '', attributes: {}, children: new Map() });

function fromXml(text: string): Node {
  const root = empty();
  const open: Node[] = [root];
  let nodes = 0;
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw new MessageInvalid('the XML is broken', { cause: error });
  });
  parser.on('doctype', () => {
    throw new MessageInvalid('a document type is not taken');
  });
  parser.on('opentag', ({ name, attributes }) => {
    nodes += 1;
    if (open.length > DEPTH_MAX || nodes > NODES_MAX) throw new MessageInvalid('too deep or too large');
    const node: Node = { ...empty(), attributes };
    add(open.at(-1) ?? root, local(name), node);
    open.push(node);
  });
  const addText = (part: string) => {
    const node = open.at(-1);
    if (node) node.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  return root;
}

function add(parent: Node, name: string, node: Node): void {
  const known = parent.children.get(name);
  if (known) known.push(node);
  else parent.children.set(name, [node]);
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

function fromJson(text: string): Node {
  try {
    return asNode(JSON.parse(text), 0);
  } catch (error) {
    if (error instanceof MessageInvalid) throw error;
    throw new MessageInvalid('the JSON is broken', { cause: error });
  }
}

/** Attributes in JSON are written "@Ccy" or "Ccy" beside "value" or "#text". */
function asNode(value: unknown, depth: number): Node {
  if (depth > DEPTH_MAX) throw new MessageInvalid('too deep');
  const node = empty();
  if (typeof value !== 'object' || value === null) return { ...node, text: value === null ? '' : String(value) };
  const attributes: Record<string, string> = {};
  for (const [name, item] of Object.entries(value)) {
    if (name === '#text' || name === 'value' || name === '$') node.text = String(item);
    else if (name.startsWith('@') || (name === 'Ccy' && typeof item === 'string'))
      attributes[name.replace('@', '')] = String(item);
    else for (const one of Array.isArray(item) ? item : [item]) add(node, name, asNode(one, depth + 1));
  }
  return { ...node, attributes };
}

/** The first element at a path, "Dbtr/PstlAdr/Ctry". */
export function at(node: Node | undefined, path: string): Node | undefined {
  return path.split('/').reduce<Node | undefined>((found, name) => found?.children.get(name)?.[0], node);
}

export function all(node: Node | undefined, name: string): readonly Node[] {
  return node?.children.get(name) ?? [];
}

export function textAt(node: Node | undefined, path: string): string | null {
  const text = at(node, path)?.text.trim();
  return text ? text : null;
}
