export { countryCode, countryCodes } from './countries.ts';
export { parseCrypto } from './crypto/parse.ts';
export { parseCsl } from './csl/parse.ts';
export { csvRows } from './csv.ts';
export { partialDate, partialDates } from './dates.ts';
export { parseEveryPolitician } from './everypolitician/parse.ts';
export { type FolderReader, loadListFolder, readListFolder, type UnreadableList } from './folder.ts';
export { ftmProperties, parseFtm } from './ftm/index.ts';
export { type OfacTexts, parseOfac, parseOfacConsolidated } from './ofac/parse.ts';
export { parseSandboxList } from './sandbox/parse.ts';
export {
  emptyEntity,
  type ListedEntity,
  type ListedIdentifier,
  type ListedName,
  type ListedSchema,
  type ListFile,
  ListUnreadable,
} from './types.ts';
export { parseUk } from './uk/parse.ts';
export { parseUn } from './un/parse.ts';
export { type Acceptance, acceptVersion, diffLists, entityHash, type ListDiff } from './versions.ts';
export { type SheetRow, xlsxSheet } from './xlsx.ts';
