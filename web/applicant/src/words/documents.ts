// What a document looks like and what it is called. Classes are data of the packs: an unknown one is a card by its code.
import type { Translator } from '@acquaint/kit';
import type { ApplyStep } from '@acquaint/sdk';
import type { Subject } from '../capture/judge.ts';
import type { Side } from '../journey/screen.ts';

export type Shape = 'passport' | 'card' | 'page';

const PAGES = /bill|statement|letter|slip|certificate|invoice|contract|proof|licence_business|business_licence/;

/** The shape to draw and to frame. */
export function shapeOf(documentType: string | null | undefined): Shape {
  if (!documentType) return 'card';
  if (documentType.includes('passport')) return 'passport';
  return PAGES.test(documentType) ? 'page' : 'card';
}

/** What the camera looks at for a side of a step. */
export function subjectOf(step: Pick<ApplyStep, 'document_type'>, side: Side, documentType: string | null): Subject {
  return side === 'selfie' ? 'face' : shapeOf(step.document_type ?? documentType);
}

/** Width by height: ISO/IEC 7810 ID-1 and ID-3, ISO 216 A4, and an oval as wide as a face is to its height. */
const ASPECT = { card: 85.6 / 53.98, passport: 125 / 88, page: 210 / 297, face: 3 / 4 } as const satisfies Record<
  Subject,
  number
>;

/** The frame's width by its height. */
export function frameAspectOf(subject: Subject): number {
  return ASPECT[subject];
}

/** The document's name in the reader's language; a class that has none is called by its code, in words. */
export function documentTitle({ t, has }: Pick<Translator, 't' | 'has'>, code: string): string {
  // de_identity_card is an identity_card.
  const general = code.replace(/^[a-z]{2}_/, '');
  const key = [code, general].map((each) => `document.${each}.title`).find(has);
  if (key !== undefined) return t(key);
  const words = general.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
