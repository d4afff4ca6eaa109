import type { LogBody } from './schema.ts';

/** Actions are `noun.past`; a noun alone means all of its actions. */
export function actionRange(action: string): { exact: string } | { startsWith: string } {
  return action.includes('.') ? { exact: action } : { startsWith: `${action}.` };
}

/** Values that a sentence of an action may name. Facts hold codes, states and ids, never personal data. */
export function sentenceValues(body: LogBody, actorName: string): Record<string, string | number> {
  const facts = Object.entries({ ...body.before, ...body.after }).flatMap(
    ([name, value]): [string, string | number][] =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
  );
  return { ...Object.fromEntries(facts), actor: actorName, subject: body.subject, reason: body.reason ?? '' };
}
