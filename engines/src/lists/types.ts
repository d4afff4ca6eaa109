/** What a listed entity is. `LegalEntity` means the authority does not say person or organization. */
export type ListedSchema =
  | 'Person'
  | 'Organization'
  | 'Company'
  | 'Vessel'
  | 'Airplane'
  | 'LegalEntity'
  | 'CryptoWallet';

/** `weak` names are broad or low-quality aliases; they count less in a match. */
export type ListedName = { text: string; kind: 'primary' | 'strong' | 'weak' | 'original_script' };

export type ListedIdentifier = { kind: string; value: string; country?: string };

/** One name on a list, in one shape for every authority. Dates are partial: YYYY, YYYY-MM or YYYY-MM-DD; countries are alpha-2, lower case. */
export type ListedEntity = {
  id: string;
  list: string;
  schema: ListedSchema;
  names: ListedName[];
  birth_dates: string[];
  countries: string[];
  genders: string[];
  identifiers: ListedIdentifier[];
  addresses: string[];
  programmes: string[];
  topics: string[];
  remarks: string | null;
};

/** One version of one list. `version` is the authority's date when the file says it, else the start of its hash. */
export type ListFile = {
  list: string;
  title: string;
  authority: string;
  version: string;
  entities: ListedEntity[];
  sha256: string;
  warnings: string[];
};

/** A list file that cannot be what it claims to be. Codes are stable. */
export class ListUnreadable extends Error {
  readonly code: 'list.unreadable' | 'list.too_large' | 'list.unknown_format';
  constructor(
    code: 'list.unreadable' | 'list.too_large' | 'list.unknown_format',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ListUnreadable';
    this.code = code;
  }
}

/** An entity with nothing but its id, for parsers to fill. */
export function emptyEntity(id: string, list: string, schema: ListedSchema): ListedEntity {
  return {
    id,
    list,
    schema,
    names: [],
    birth_dates: [],
    countries: [],
    genders: [],
    identifiers: [],
    addresses: [],
    programmes: [],
    topics: [],
    remarks: null,
  };
}
