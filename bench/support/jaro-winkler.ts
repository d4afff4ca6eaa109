import type { ListedEntity } from '@acquaint/engines/lists';

/** A full scan by plain Jaro-Winkler (prefix 4, scale 0.1) on lower-case words in alphabetical order: what a simple screening does. */
export function jaroWinklerScan(
  entities: readonly ListedEntity[],
): (name: string, among: readonly string[] | null) => number {
  const names = entities.flatMap((entity) => entity.names.map((name) => ({ id: entity.id, text: folded(name.text) })));
  return (name, among) => {
    const query = folded(name);
    let best = 0;
    for (const { id, text } of names) {
      // Only expected entities matter for recall: scanning the others would change the time, not the score.
      if (among !== null && !among.includes(id)) continue;
      best = Math.max(best, jaroWinkler(query, text));
    }
    return best;
  };
}

function folded(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).sort().join(' ');
}

/** Jaro-Winkler similarity 0..1 (Winkler 1990). */
export function jaroWinkler(a: string, b: string): number {
  const jaro = jaroSimilarity(a, b);
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Uint8Array(b.length);
  const matchedA: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const end = Math.min(b.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (taken[j] === 1 || a.charCodeAt(i) !== b.charCodeAt(j)) continue;
      taken[j] = 1;
      matchedA.push(a.charCodeAt(i));
      break;
    }
  }
  const matches = matchedA.length;
  if (matches === 0) return 0;
  let at = 0;
  let crossed = 0;
  for (let j = 0; j < b.length; j++) if (taken[j] === 1 && matchedA[at++] !== b.charCodeAt(j)) crossed++;
  return (matches / a.length + matches / b.length + (matches - crossed / 2) / matches) / 3;
}
