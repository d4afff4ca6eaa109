import { BUSINESS_WORDS } from './business-words.ts';
import { FORM_PHRASES } from './legal-forms.ts';

/** Shortest word in which one slip of the pen is put right. */
const SHORTEST = 4;

/** Words of legal forms and of business, by each spelling that lacks one letter. */
const BY_DELETION: ReadonlyMap<string, readonly string[]> = indexDeletions();

function indexDeletions(): Map<string, string[]> {
  const words = new Set([
    ...[...FORM_PHRASES.values()].flatMap((list) => list.flatMap((phrase) => phrase.words)),
    ...BUSINESS_WORDS.keys(),
    ...BUSINESS_WORDS.values(),
  ]);
  const map = new Map<string, string[]>();
  for (const word of [...words].sort()) {
    if (word.length < SHORTEST) continue;
    for (const key of deletions(word)) map.set(key, [...(map.get(key) ?? []), word]);
  }
  return map;
}

function deletions(word: string): Set<string> {
  const keys = new Set([word]);
  for (let at = 0; at < word.length; at++) keys.add(word.slice(0, at) + word.slice(at + 1));
  return keys;
}

/** The legal-form or business word that a misspelt word is one slip away from (a letter more, less, other, or two exchanged); else the word itself. */
export function respellBusinessWord(word: string): string {
  if (word.length < SHORTEST) return word;
  for (const key of deletions(word)) {
    const found = BY_DELETION.get(key)?.find(
      (known) => Math.abs(known.length - word.length) <= 1 && isOneSlip(word, known),
    );
    if (found !== undefined) return found;
  }
  return word;
}

/** True for optimal string alignment distance 0 or 1. */
function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.length !== restB.length)
    return restA.slice(restA.length > restB.length ? 1 : 0) === restB.slice(restB.length > restA.length ? 1 : 0);
  if (restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
