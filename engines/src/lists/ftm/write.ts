import type { ListedEntity, ListedIdentifier } from '../types.ts';

const PROPERTY_OF: Readonly<Record<string, string>> = {
  id: 'idNumber',
  passport: 'passportNumber',
  registration: 'registrationNumber',
  tax: 'taxNumber',
  lei: 'leiCode',
  imo: 'imoNumber',
  mmsi: 'mmsi',
  bic: 'swiftBic',
  crypto: 'publicKey',
  social_security: 'socialSecurityNumber',
  vat: 'vatCode',
  icao: 'icaoCode',
  serial: 'serialNumber',
};
const NAME_PROPERTY = { primary: 'name', strong: 'alias', weak: 'weakAlias', original_script: 'alias' } as const;

/** What an entity says as FollowTheMoney properties, each a list of texts: what `parseFtm` would read back. Empty ones are left out. */
export function ftmProperties(entity: ListedEntity): Record<string, string[]> {
  const properties: Record<string, string[]> = {};
  const put = (property: string, value: string | null): void => {
    if (value === null || value === '') return;
    const values = properties[property] ?? [];
    properties[property] = values;
    if (!values.includes(value)) values.push(value);
  };
  for (const name of entity.names) put(NAME_PROPERTY[name.kind], name.text);
  for (const date of entity.birth_dates) put(entity.schema === 'Person' ? 'birthDate' : 'incorporationDate', date);
  for (const country of entity.countries) put(countryProperty(entity), country);
  for (const gender of entity.genders) put('gender', gender);
  for (const identifier of entity.identifiers) put(identifierProperty(identifier), identifier.value);
  for (const address of entity.addresses) put('address', address);
  for (const programme of entity.programmes) put('program', programme);
  for (const topic of entity.topics) put('topics', topic);
  put('notes', entity.remarks);
  return properties;
}

function countryProperty({ schema }: ListedEntity): string {
  if (schema === 'Person') return 'nationality';
  if (schema === 'Company') return 'jurisdiction';
  return schema === 'Vessel' ? 'flag' : 'country';
}

function identifierProperty({ kind }: ListedIdentifier): string {
  return PROPERTY_OF[kind] ?? 'idNumber';
}
