import { operatorSources } from './sources.ts';

/** What the licence of a list says: a code that screens have words for, and the operator's own words where they wrote some. */
export type Licence = { code: string | null; says: string | null };

/** Licences of the lists that the product can read, as their authorities state them. What is not here is the operator's to look up. */
const KNOWN: Readonly<Record<string, string>> = {
  us_ofac_sdn: 'us_public_domain',
  us_ofac_cons: 'us_public_domain',
  us_trade_csl: 'us_public_domain',
  pep_us_congress: 'us_public_domain',
  gb_fcdo: 'ogl_3',
  un_sc: 'un_terms',
  pep_everypolitician: 'none_stated',
  sandbox: 'invented',
};
const WALLETS = 'us_ofac_wallets_';

/** The licence of a list: what the operator wrote into `sources.yaml` goes before what is known of the authority's. */
export function licencesOf(home: string): (list: string) => Licence {
  const written = new Map(operatorSources(home).map(({ source, licence }) => [source, licence]));
  return (list) => {
    const says = written.get(list) ?? null;
    const code = says === null ? (KNOWN[list.startsWith(WALLETS) ? 'us_ofac_sdn' : list] ?? null) : null;
    return { code, says };
  };
}
