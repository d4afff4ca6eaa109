import { countryCodes } from '../countries.ts';
import { csvRows } from '../csv.ts';
import { partialDates } from '../dates.ts';
import { finishList } from '../finish.ts';
import { sanctionTopics } from '../topics.ts';
import { emptyEntity, type ListedEntity, type ListedSchema, type ListFile, ListUnreadable } from '../types.ts';

const LIST = 'us_trade_csl';
const SCHEMATA: Readonly<Record<string, ListedSchema>> = {
  individual: 'Person',
  entity: 'Organization',
  vessel: 'Vessel',
  aircraft: 'Airplane',
};

/** Source lists of the consolidated file that restrict exports instead of freezing assets. */
const EXPORT_LISTS = /Entity List|Denied Persons|Unverified|Military End User|ITAR Debarred/i;
const SDN = /Specially Designated Nationals/i;

/** The US Consolidated Screening List (CSV). `withoutSdn` leaves out the rows that OFAC's own list has in better form. */
export function parseCsl(csv: string, options: { version?: string | null; withoutSdn?: boolean } = {}): ListFile {
  const [header, ...rows] = csvRows(csv);
  const columns = new Map(header?.map((name, at) => [name.trim().toLowerCase(), at]));
  if (!columns.has('name') || !columns.has('source') || !columns.has('alt_names'))
    throw new ListUnreadable('list.unknown_format', 'this is not the consolidated screening list');
  const entities: ListedEntity[] = [];
  let broken = 0;
  for (const row of rows) {
    const cell = (name: string): string => row[columns.get(name) ?? -1]?.trim() ?? '';
    if (options.withoutSdn === true && SDN.test(cell('source'))) continue;
    if (cell('_id') === '' || cell('name') === '') broken++;
    else entities.push(readRow(cell));
  }
  const warnings = broken === 0 ? [] : [`${broken} lines without number or name are left out`];
  return finishList(
    {
      list: LIST,
      title: 'US Consolidated Screening List',
      authority: 'US International Trade Administration',
      version: options.version ?? null,
      entities,
      warnings,
    },
    csv,
  );
}

function readRow(cell: (name: string) => string): ListedEntity {
  const schema = SCHEMATA[cell('type').toLowerCase()] ?? 'LegalEntity';
  const entity = emptyEntity(`csl-${cell('_id')}`, LIST, schema);
  entity.names = [
    { text: naturalOrder(cell('name'), schema), kind: 'primary' },
    ...parts(cell('alt_names')).map((text) => ({
      text: naturalOrder(text.replace(/^and /, ''), schema),
      kind: 'strong' as const,
    })),
  ];
  entity.programmes = [cell('source'), ...parts(cell('programs'))].filter((each) => each !== '');
  entity.topics = EXPORT_LISTS.test(cell('source')) ? ['export.control'] : sanctionTopics('us', entity.programmes);
  entity.birth_dates = [...new Set(parts(cell('dates_of_birth')).flatMap(partialDates))];
  entity.addresses = parts(cell('addresses'));
  entity.countries = countryCodes([
    ...parts(cell('nationalities')),
    ...parts(cell('citizenships')),
    cell('vessel_flag'),
  ]);
  entity.identifiers = parts(cell('ids')).flatMap(readIdentifier);
  entity.remarks = cell('remarks') || null;
  return entity;
}

function parts(cell: string): string[] {
  return cell
    .split(/;\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function naturalOrder(name: string, schema: ListedSchema): string {
  const comma = name.indexOf(',');
  return schema === 'Person' && comma !== -1 ? `${name.slice(comma + 1).trim()} ${name.slice(0, comma).trim()}` : name;
}

/** "PA, N-19-612, Cedula No." or "7716520363, Tax ID No.": country, number, kind. */
function readIdentifier(text: string): ListedEntity['identifiers'] {
  const fields = text.split(/,\s*/);
  const label = fields.at(-1) ?? '';
  const country = fields.length > 2 && /^[A-Z]{2}$/.test(fields[0] ?? '') ? (fields[0] ?? '').toLowerCase() : null;
  const value = fields[country === null ? 0 : 1] ?? '';
  if (!/\d{3}/.test(value) || /gender|information|date|website|address|phone|directive|type|risk/i.test(label))
    return [];
  const kind = /passport/i.test(label)
    ? 'passport'
    : /tax|nit|rfc|rif|ruc|v\.a\.t/i.test(label)
      ? 'tax'
      : /registr|license/i.test(label)
        ? 'registration'
        : 'id';
  return [{ kind, value, ...(country === null ? {} : { country }) }];
}
