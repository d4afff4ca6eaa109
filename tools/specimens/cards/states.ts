/** How a state prints itself on its documents, and the code in its machine-readable zone. */
export type State = { name: string; nationality: string; code: string; passport: string; authority: string };

export const STATES: Readonly<Record<string, State>> = {
  UTO: {
    name: 'UTOPIA',
    nationality: 'UTOPIAN',
    code: 'UTO',
    passport: 'PASSPORT / PASSEPORT',
    authority: 'PASSPORT OFFICE ZENITH',
  },
  DEU: {
    name: 'BUNDESREPUBLIK DEUTSCHLAND',
    nationality: 'DEUTSCH',
    code: 'D',
    passport: 'REISEPASS / PASSPORT',
    authority: 'STADT KÖLN',
  },
  USA: {
    name: 'UNITED STATES OF AMERICA',
    nationality: 'UNITED STATES OF AMERICA',
    code: 'USA',
    passport: 'PASSPORT / PASAPORTE',
    authority: 'DEPARTMENT OF STATE',
  },
  IDN: {
    name: 'REPUBLIK INDONESIA',
    nationality: 'INDONESIA',
    code: 'IDN',
    passport: 'PASPOR / PASSPORT',
    authority: 'JAKARTA SELATAN',
  },
  BRA: {
    name: 'REPÚBLICA FEDERATIVA DO BRASIL',
    nationality: 'BRASILEIRO(A)',
    code: 'BRA',
    passport: 'PASSAPORTE / PASSPORT',
    authority: 'SR/PF/SP',
  },
  CHN: {
    name: '中华人民共和国',
    nationality: '中国/CHINESE',
    code: 'CHN',
    passport: '护照 / PASSPORT',
    authority: 'MPS EXIT & ENTRY ADMINISTRATION',
  },
  TWN: {
    name: '中華民國 REPUBLIC OF CHINA',
    nationality: 'REPUBLIC OF CHINA',
    code: 'TWN',
    passport: '護照 / PASSPORT',
    authority: 'MINISTRY OF FOREIGN AFFAIRS',
  },
  GBR: {
    name: 'UNITED KINGDOM',
    nationality: 'BRITISH CITIZEN',
    code: 'GBR',
    passport: 'PASSPORT / PASSEPORT',
    authority: 'HMPO',
  },
  NGA: {
    name: 'FEDERAL REPUBLIC OF NIGERIA',
    nationality: 'NIGERIAN',
    code: 'NGA',
    passport: 'PASSPORT / PASSEPORT',
    authority: 'IKOYI',
  },
};

export function stateOf(country: string): State {
  return (
    STATES[country] ?? {
      name: country,
      nationality: country,
      code: country,
      passport: 'PASSPORT / PASSEPORT',
      authority: 'PASSPORT OFFICE',
    }
  );
}
