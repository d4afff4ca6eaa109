export type SanctioningAuthority = 'us' | 'un' | 'gb' | 'eu' | 'ch' | 'au' | 'ca';

type Subjects = { terrorism: RegExp; proliferation: RegExp; trafficking: RegExp };

const NEVER = /^\b$/;

/**
 * Programmes about terrorism and about the proliferation of weapons of mass destruction (FATF recommendations 6 and 7), and about
 * trafficking, as each authority names them.
 */
const PROGRAMMES: Readonly<Record<SanctioningAuthority, Subjects>> = {
  us: {
    terrorism: /^(?:SDGT|SDT|FTO|NS-PLC|HIFPAA)$|Palestinian Legislative Council/,
    proliferation: /^(?:NPWMD|DPRK.*|IRAN-CON-ARMS-EO|561-Related)$|Nonproliferation/,
    trafficking: /^(?:SDNTK?|ILLICIT-DRUGS-.*|TCO)$/,
  },
  un: { terrorism: /^(?:Al-Qaida|Taliban)$/i, proliferation: /^(?:DPRK|Iran)$/i, trafficking: NEVER },
  gb: {
    terrorism: /^ISIL|Counter-Terrorism|^Afghanistan$/i,
    proliferation: /^Iran \(Nuclear\)|Democratic People.?s Republic of Korea|^Chemical Weapons/i,
    trafficking: NEVER,
  },
  eu: { terrorism: /^(?:TAQA|TERR|EUAQ|AFG|HAM)$/i, proliferation: /^(?:PRK|IRN|CHEM)$/i, trafficking: NEVER },
  ch: {
    terrorism: /Al-Qa|Taliban|Hamas|terror/i,
    proliferation: /Democratic People.?s Republic of Korea|North Korea|Islamic Republic of Iran/i,
    trafficking: NEVER,
  },
  au: {
    terrorism: /Al-Qaida|Taliban|\b1373\b|terror/i,
    proliferation: /\b(?:1718|2231)\b|DPRK|Korea|Iran/i,
    trafficking: NEVER,
  },
  ca: { terrorism: /Hamas|terror/i, proliferation: /Korea|Iran/i, trafficking: NEVER },
};

/** Topics of a sanctioned entity by its programmes; always holds `sanction`. */
export function sanctionTopics(authority: SanctioningAuthority, programmes: readonly string[]): string[] {
  const subjects = PROGRAMMES[authority];
  const about = (pattern: RegExp): boolean => programmes.some((programme) => pattern.test(programme));
  const topics = ['sanction'];
  if (about(subjects.terrorism)) topics.push('sanction.terrorism');
  if (about(subjects.proliferation)) topics.push('sanction.proliferation');
  if (about(subjects.trafficking)) topics.push('crime.traffick');
  return topics;
}
