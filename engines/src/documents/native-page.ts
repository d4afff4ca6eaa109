import type { OcrLine, Script, ScriptReader } from '../vision/index.ts';
import { classify, type Evidence, scriptOf } from './classify.ts';
import { type Piece, straightenPage } from './layout.ts';
import { readNativeLines } from './native.ts';
import type { Page } from './page.ts';
import type { DocumentTemplate } from './template.ts';
import type { Time } from './time.ts';

export type NativePage = {
  template: DocumentTemplate | null;
  lines: OcrLine[];
  pieces: Piece[];
  script: Script | null;
  /** The page is in a script for which there is no model, or only that of a neighbour's language. */
  unsupported: boolean;
};

type NativeInput = {
  evidence: Omit<Evidence, 'pieces'>;
  templates: readonly DocumentTemplate[];
  country: string | null;
  reader: ScriptReader | null;
  time: Time;
};

/** The template of a page; when it, or the country, names a script of its own, after reading the lines again in that script. */
export async function readInScript(page: Page, input: NativeInput): Promise<NativePage> {
  const { evidence, templates, country, reader, time } = input;
  const { pieces, lines, raster } = page;
  const first = classify(templates, { ...evidence, pieces });
  const script = first ? (first.script ?? null) : scriptOf(templates, { pieces, country });
  const model = script && reader?.model(script);
  if (!script || !model || !reader) return { template: first, lines, pieces, script, unsupported: script !== null };
  const all = await readNativeLines({ raster, lines: [...lines, ...page.unread], script, reader, time });
  const again = all.filter((line) => line.text !== '').sort((a, b) => a.box.y - b.box.y);
  const seen = straightenPage(again, page.slant);
  const template = classify(templates, { ...evidence, pieces: seen });
  return { template, lines: again, pieces: seen, script, unsupported: model.standIn };
}
