import { SaxesParser } from 'saxes';
import { MAX_TEXT } from './csv.ts';
import { ListUnreadable } from './types.ts';

/** An XML element of a list entry: text, attributes, and children by name, names without their namespace's prefix. */
export type Element = {
  text: string;
  attributes: Readonly<Record<string, string>>;
  children: ReadonlyMap<string, Element[]>;
};

type Open = { name: string; text: string; attributes: Record<string, string>; children: Map<string, Element[]> };

const MAX_DEPTH = 12;
const MAX_ELEMENT_TEXT = 200_000;

/**
 * Reads the elements with the given names, one after another, as small trees. Nothing is expanded: a document type
 * declaration is refused, so there are no entities but XML's own five.
 */
export function eachElement(
  xml: string,
  names: ReadonlySet<string>,
  visit: (name: string, element: Element) => void,
): void {
  const parser = new SaxesParser({ xmlns: false });
  const stack: Open[] = [];
  parser.on('error', (error) => {
    throw new ListUnreadable('list.unreadable', `the XML is damaged: ${error.message}`);
  });
  parser.on('doctype', () => {
    throw new ListUnreadable('list.unreadable', 'the XML has a document type declaration, which no list needs');
  });
  parser.on('opentag', ({ name: written, attributes }) => {
    const name = written.slice(written.indexOf(':') + 1);
    if (stack.length === 0 && !names.has(name)) return;
    if (stack.length >= MAX_DEPTH)
      throw new ListUnreadable('list.unreadable', 'the XML is nested deeper than any list');
    stack.push({ name, text: '', attributes, children: new Map() });
  });
  const addText = (text: string): void => {
    const open = stack.at(-1);
    if (open && open.text.length < MAX_ELEMENT_TEXT) open.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => close(stack, visit));
  if (xml.length > MAX_TEXT) throw new ListUnreadable('list.too_large', 'the list file is larger than 400 MB');
  for (let at = 0; at < xml.length; at += 65_536) parser.write(xml.slice(at, at + 65_536));
  parser.close();
}

function close(stack: Open[], visit: (name: string, element: Element) => void): void {
  const done = stack.pop();
  if (!done) return;
  const element: Element = { text: done.text.trim(), attributes: done.attributes, children: done.children };
  const parent = stack.at(-1);
  if (!parent) {
    visit(done.name, element);
    return;
  }
  const siblings = parent.children.get(done.name) ?? [];
  siblings.push(element);
  parent.children.set(done.name, siblings);
}

/** The first child's text, or an empty text. */
export function childText(element: Element, name: string): string {
  return element.children.get(name)?.[0]?.text ?? '';
}

/** All children of one name. */
export function childrenOf(element: Element, name: string): readonly Element[] {
  return element.children.get(name) ?? [];
}

/** The attribute, trimmed, or an empty text. */
export function attributeOf(element: Element, name: string): string {
  return element.attributes[name]?.trim() ?? '';
}

/** All elements at the end of a path of names. */
export function descend(element: Element, ...path: readonly string[]): readonly Element[] {
  return path.reduce<readonly Element[]>((at, name) => at.flatMap((each) => childrenOf(each, name)), [element]);
}
