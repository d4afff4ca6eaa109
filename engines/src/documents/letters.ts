import { alpha3Of } from '../mrz/index.ts';
import { seenAnchors } from './classify.ts';
import type { Piece } from './layout.ts';
import type { DocumentTemplate } from './template.ts';

const SPANISH = 'ÁÉÍÓÚÜÑ';
const PORTUGUESE = 'ÁÀÂÃÇÉÊÍÓÔÕÚ';
const FRENCH = 'ÀÂÇÉÈÊËÎÏÔÙÛÜ';
const GERMAN = 'ÄÖÜß';
const DUTCH = 'ÁÉËÏÓÖÜ';
const ITALIAN = 'ÀÈÉÌÒÙ';
const BALTIC = 'ĄČĘĖĮŠŲŪŽ';
const SOUTH_SLAVIC = 'ČĆŠŽ';

/** Marked capitals in names and places of a state, by the alphabets of its languages. A state that is not here prints none. */
const LETTERS: Readonly<Record<string, string>> = {
  ...of(SPANISH, 'ARG BOL CHL COL CRI CUB DOM ECU ESP GTM HND MEX NIC PAN PER PRY SLV URY VEN'),
  ...of(PORTUGUESE, 'AGO BRA CPV MOZ PRT'),
  ...of(FRENCH, 'BEN BFA CAN CIV CMR FRA HTI MCO MLI SEN'),
  ...of(GERMAN, 'AUT DEU LIE'),
  ...of('ÄÀÂÇÉÈÊËÎÏÔÖÙÛÜ', 'BEL CHE LUX'),
  ...of(DUTCH, 'NLD SUR'),
  ...of(ITALIAN, 'ITA SMR'),
  ...of(SOUTH_SLAVIC, 'BIH HRV MNE SVN'),
  CZE: 'ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ',
  DNK: 'ÅÉ',
  EST: 'ÄÖÕÜŠŽ',
  FIN: 'ÄÅÖ',
  HUN: 'ÁÉÍÓÖŐÚÜŰ',
  IRL: 'ÁÉÍÓÚ',
  ISL: 'ÁÉÍÓÖÚÝ',
  LTU: BALTIC,
  LVA: 'ĀČĒĢĪĶĻŅŠŪŽ',
  NOR: 'ÅÉ',
  POL: 'ĄĆĘŁŃÓŚŹŻ',
  ROU: 'ĂÂÎȘȚ',
  SVK: 'ÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ',
  SWE: 'ÄÅÉÖ',
  TUR: 'ÇĞÖŞÜ',
};

function of(letters: string, states: string): Record<string, string> {
  return Object.fromEntries(states.split(' ').map((state) => [state, letters]));
}

/** The marked capitals that may stand in a document: by its country, the state that its zone names, or the language of its words. */
export function lettersOf(
  { country, recognise }: DocumentTemplate,
  pieces: readonly Piece[],
  zoneState: string | null,
): string {
  const state = country ?? (zoneState === null ? null : (alpha3Of(zoneState) ?? zoneState));
  if (state !== null) return LETTERS[state] ?? '';
  const spoken = recognise.anchors.filter(({ letters }) => letters !== undefined);
  return [...new Set(seenAnchors(spoken, pieces).flatMap(({ letters = '' }) => [...letters]))].join('');
}
