export { countryCode, countryCodes } from './countries.ts';
export { parseFtm } from './ftm.ts';
export {
  emptyEntity,
  type ListedEntity,
  type ListedIdentifier,
  type ListedName,
  type ListedSchema,
  type ListFile,
  ListUnreadable,
} from './types.ts';
