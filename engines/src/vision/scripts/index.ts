export { lineOfWords, type ScriptWord, textOfWord } from './glyphs.ts';
export { findScriptModel, SCRIPTS, type Script, type ScriptModel } from './models.ts';
export { openScriptReader, type ScriptReader } from './reader.ts';
