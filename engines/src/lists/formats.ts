import { parseDfat } from './au/parse.ts';
import { parseCanada } from './ca/parse.ts';
import { parseSeco } from './ch/parse.ts';
import { parseCongress } from './congress/parse.ts';
import { parseCsl } from './csl/parse.ts';
import { parseEu, parseEuCsv } from './eu/parse.ts';
import { parseEveryPolitician } from './everypolitician/parse.ts';
import { type Format, isOfacRow, root, text } from './format.ts';
import { parseOfac, parseOfacConsolidated } from './ofac/parse.ts';
import { parseOfacXml } from './ofac/xml.ts';
import { parseSandboxList } from './sandbox/parse.ts';
import { parseUk } from './uk/parse.ts';
import { parseUkXml } from './uk/xml.ts';
import { parseUn } from './un/parse.ts';
import { parseWorldBank } from './wb/parse.ts';

/** Every format, of several of one list the one that says more first. Snapshots of a list may carry their date in the name. */
export const FORMATS: readonly Format[] = [
  {
    list: 'us_ofac_sdn',
    name: /^sdn(?:_[\d-]+)?\.xml$/i,
    begins: (head, name) => root('sdnList')(head) && !/cons/i.test(name),
    parse: (content) => parseOfacXml(text(content), 'sdn'),
  },
  {
    list: 'us_ofac_sdn',
    name: /^sdn(?:_[\d-]+)?\.csv$/i,
    begins: (head, name) => isOfacRow(head) && !/cons/i.test(name),
    parse: (content, { version, companions }) => parseOfac({ sdn: text(content), ...companions }, { version }),
  },
  {
    list: 'us_ofac_cons',
    name: /^(?:us_ofac_)?cons(?:_[\d-]+)?\.xml$/i,
    begins: (head, name) => root('sdnList')(head) && /cons/i.test(name),
    parse: (content) => parseOfacXml(text(content), 'consolidated'),
  },
  {
    list: 'us_ofac_cons',
    name: /^cons_prim(?:_[\d-]+)?\.csv$/i,
    begins: (head, name) => isOfacRow(head) && /cons/i.test(name),
    parse: (content, { version, companions }) =>
      parseOfacConsolidated({ sdn: text(content), ...companions }, { version }),
  },
  {
    list: 'un_sc',
    name: /^consolidated[\w-]*\.xml$/i,
    begins: root('CONSOLIDATED_LIST'),
    parse: (content) => parseUn(text(content)),
  },
  {
    list: 'eu_fsf',
    name: /^(?:\d{8}-)?(?:xml)?FullSanctionsList[\w.-]*\.xml$|^eu_fsf[\w-]*\.xml$/i,
    begins: (head) => root('export')(head) && /fpi\/fsd\/export|<(?:\w+:)?sanctionEntity\b/.test(head),
    parse: (content) => parseEu(text(content)),
  },
  {
    list: 'eu_fsf',
    name: /^(?:\d{8}-)?(?:csv)?FullSanctionsList[\w.-]*\.csv$|^eu_fsf[\w-]*\.csv$/i,
    begins: (head) => /Entity_LogicalId/i.test(head) && /NameAlias_WholeName/i.test(head),
    parse: (content) => parseEuCsv(text(content)),
  },
  {
    list: 'gb_fcdo',
    name: /^uk[_-]sanctions[_-]list[\w-]*\.xml$/i,
    begins: root('Designations'),
    parse: (content) => parseUkXml(text(content)),
  },
  {
    list: 'gb_fcdo',
    name: /^uk[_-]sanctions[_-]list[\w-]*\.csv$/i,
    begins: (head) => /(?:^|[\n,])"?Unique ID"?,/.test(head) && /Regime Name/i.test(head),
    parse: (content, { version }) => parseUk(text(content), { version }),
  },
  {
    list: 'ch_seco',
    name: /^(?:ch_)?seco[\w-]*\.xml$|^consolidated-list[\w-]*\.xml$/i,
    begins: root('swiss-sanctions-list'),
    parse: (content) => parseSeco(text(content)),
  },
  {
    list: 'au_dfat',
    name: /^regulation8_consolidated[\w-]*\.(?:csv|xlsx)$|^(?:au_)?dfat[\w-]*\.(?:csv|xlsx)$/i,
    begins: (head) => /Name of Individual or Entity/i.test(head) && /Reference/i.test(head),
    parse: (content, { version }) => parseDfat(content, { version }),
  },
  {
    list: 'ca_sema',
    name: /^sema-lmes[\w-]*\.xml$|^ca_sema[\w-]*\.xml$/i,
    begins: (head) => root('data-set')(head) && root('record')(head),
    parse: (content) => parseCanada(text(content)),
  },
  {
    list: 'wb_debarred',
    name: /^(?:wb|worldbank|world_bank)[\w-]*\.(?:json|csv|xlsx)$|^sanctioned_firm[\w-]*\.json$/i,
    begins: (head) => /"ZPROCSUPP"/.test(head) || (/Firm Name/i.test(head) && /Ineligibility|Grounds/i.test(head)),
    parse: (content, { version }) => parseWorldBank(content, { version }),
  },
  {
    list: 'us_trade_csl',
    name: /^consolidated[\w-]*\.csv$/i,
    begins: (head) => /^_id,source,/.test(head) && head.includes('alt_names'),
    parse: (content, { version, withoutSdn }) => parseCsl(text(content), { version, withoutSdn }),
  },
  {
    list: 'pep_everypolitician',
    name: /^everypolitician[\w-]*\.jsonl$/i,
    parse: (content, { version }) => parseEveryPolitician(text(content), { version }),
  },
  {
    list: 'pep_us_congress',
    name: /^(?:us_congress_)?legislators-current[\w-]*\.ya?ml$/i,
    parse: (content, { version }) => parseCongress(text(content), { version }),
  },
  { list: 'sandbox', name: /^list\.ya?ml$/i, parse: (content) => parseSandboxList(text(content)) },
];
