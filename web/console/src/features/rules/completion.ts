import type { RuleWord } from '@acquaint/sdk';

/** What may stand at the caret: from where the word begun there is replaced, and by what. */
export type Completion = { from: number; options: RuleWord[] };

const BEGUN = /[\w.]*$/;
const MOST = 8;
const LEAST = 2;

/** The words that begin as what stands before the caret does; null where nothing is begun or nothing else is left to say. */
export function completionAt(text: string, caret: number, words: readonly RuleWord[]): Completion | null {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret);
  const begun = BEGUN.exec(line)?.[0] ?? '';
  if (begun.length < LEAST || isComment(line)) return null;
  const isKey = line.trimStart() === begun;
  const fits = [...declared(text), ...words]
    .filter(
      ({ word, kind }) =>
        word !== begun && word.startsWith(begun) && (kind === 'key') === (isKey && !begun.includes('.')),
    )
    .toSorted((a, b) => a.word.length - b.word.length || (a.word < b.word ? -1 : 1));
  return fits.length === 0 ? null : { from: caret - begun.length, options: fits.slice(0, MOST) };
}

const isComment = (line: string): boolean => /^\s*#/.test(line);

/** The names that the text itself declares under `aggregates` and `params`. */
function declared(text: string): RuleWord[] {
  return [
    ...namesUnder(text, 'aggregates').map((name): RuleWord => ({ word: `agg.${name}`, kind: 'field', type: 'number' })),
    ...namesUnder(text, 'params').map((name): RuleWord => ({ word: `params.${name}`, kind: 'field', type: '' })),
  ];
}

/** Names of a block's entries, each on its own line, or of one written on a line: `params: { limit: {…} }`. */
function namesUnder(text: string, key: string): string[] {
  const inline = new RegExp(`^${key}:\\s*\\{(.*)$`, 'm').exec(text)?.[1];
  if (inline !== undefined) return namesAtTop(inline);
  const block = new RegExp(`^${key}:\\s*\\n((?:[ \\t]+.*\\n?|\\n)*)`, 'm').exec(text)?.[1] ?? '';
  return [...block.matchAll(/^ {2}(\w+):/gm)].map((found) => found[1] ?? '');
}

function namesAtTop(written: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const { 0: sign, 1: name } of written.matchAll(/(\w+):|[{}]/g)) {
    if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (depth === 0 && name) names.push(name);
  }
  return names;
}
