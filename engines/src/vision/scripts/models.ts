import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Scripts that the main reader cannot read or not read fully, by the language whose model reads them (ISO 639-3). */
export const SCRIPTS = ['ara', 'hin', 'jpn', 'kor', 'rus', 'tha', 'ukr', 'vie'] as const;
export type Script = (typeof SCRIPTS)[number];

/**
 * A language model on this machine. `standIn`: it was made for another language of the same letters. `trust`: no letter of it
 * is told as surer than this, since the model is as sure of its wrong letters as of the right ones.
 */
export type ScriptModel = { language: string; folder: string; gzip: boolean; standIn: boolean; trust: number };
type Files = Pick<ScriptModel, 'language' | 'folder' | 'gzip'>;

const TRUST: Partial<Record<Script, number>> = { tha: 0.85, ara: 0.85, kor: 0.85 };
const STAND_IN_TRUST = 0.5;

/** The better of the two models in each package on rendered lines (README); for most it is the smaller one. */
const VARIANT = '4.0.0_best_int';
const VARIANTS: Readonly<Record<string, string>> = { ara: '4.0.0' };
/** Where Debian and its children put the models of their own packages; an operator adds one by installing it. */
const SYSTEM_FOLDERS = ['/usr/share/tesseract-ocr/5/tessdata', '/usr/share/tesseract-ocr/4.00/tessdata'] as const;
/** No package carries a Russian model. The Ukrainian one lacks Ы, Э, Ъ and Ё, and nothing else. */
const STAND_INS: Readonly<Record<string, string>> = { rus: 'ukr' };

/** The model that reads a script: from a package, from the system, or a stand-in; null when there is none. */
export function findScriptModel(script: Script): ScriptModel | null {
  const own = packaged(script) ?? installed(script);
  if (own) return { ...own, standIn: false, trust: TRUST[script] ?? 1 };
  const other = STAND_INS[script];
  const found = other === undefined ? null : packaged(other);
  return found && { ...found, standIn: true, trust: STAND_IN_TRUST };
}

function packaged(language: string): Files | null {
  const folder = packageFolder(language);
  if (!folder) return null;
  const variant = join(folder, VARIANTS[language] ?? VARIANT);
  return existsSync(join(variant, `${language}.traineddata.gz`)) ? { language, folder: variant, gzip: true } : null;
}

function packageFolder(language: string): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}/package.json`));
  } catch {
    // No such package is installed: the answer is that there is no model.
    return null;
  }
}

function installed(language: string): Files | null {
  const folder = SYSTEM_FOLDERS.find((each) => existsSync(join(each, `${language}.traineddata`)));
  return folder === undefined ? null : { language, folder, gzip: false };
}
