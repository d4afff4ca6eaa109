import { textOf } from '../lists/json-lines.ts';

/** One person of a batch: what to send, with pictures named by files. */
export type BatchLine = {
  externalId: string;
  country: string;
  documentType: string;
  name: string | undefined;
  pictures: readonly { side: 'front' | 'back' | 'selfie'; file: string }[];
};

const TEXTS = ['external_id', 'country', 'document_type', 'name', 'front', 'back', 'selfie'] as const;
type Text = (typeof TEXTS)[number];

/** Reads one line; null when a needed text is missing or is no text. */
export function readBatchLine(row: Record<string, unknown> | null): BatchLine | null {
  if (!row) return null;
  const texts = new Map<Text, string>();
  for (const name of TEXTS) {
    const value = textOf(row[name]);
    if (value === 'wrong') return null;
    if (value) texts.set(name, value);
  }
  const [externalId, country, documentType] = [
    texts.get('external_id'),
    texts.get('country'),
    texts.get('document_type'),
  ];
  const pictures = (['front', 'back', 'selfie'] as const).flatMap((side) => {
    const file = texts.get(side);
    return file === undefined ? [] : [{ side, file }];
  });
  if (!externalId || !country || !documentType || pictures.length === 0) return null;
  return { externalId, country, documentType, name: texts.get('name'), pictures };
}
