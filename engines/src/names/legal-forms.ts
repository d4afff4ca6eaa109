/**
 * Legal forms of companies as folded words, by class. A form says little about identity: it is weighed
 * lightly, and two spellings of one class count as equal.
 */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  llc: phrases(`
    llc|l l c|limited liability company|ltd liability company|limited liability co|ltd liability co|ooo|
    obshchestvo s ogranichennoy otvetstvennostyu|obschestvo s ogranichennoi otvetstvennostyu|
    obshchestvo s ogranichennoi otvetstvennostiu|obshestvo s ogranichennoy otvetstvennostyu|
    obshchestvo s ogranichennoi otvetstvennostyu|obschestvo s ogranichennoy otvetstvennostyu|
    obshchestvo s ogranichennoy otvetstvennostiu|tovarystvo z obmezhenoyu vidpovidalnistyu|tov|gmbh|
    gesellschaft mit beschrankter haftung|ges mbh|gesmbh|mbh|ug|sarl|s a r l|societe a responsabilite limitee|srl|
    s r l|societa a responsabilita limitata|sociedad de responsabilidad limitada|s de rl|s de r l|s de rl de cv|
    s de r l de c v|sp z o o|sp zoo|spolka z ograniczona odpowiedzialnoscia|s r o|sro|spol s r o|d o o|doo|
    drustvo s ogranicenom odgovornoscu|drustvo sa ogranicenom odgovornoscu|kft|korlatolt felelossegu tarsasag|ood|
    eood|oy|osakeyhtio|ltda|limitada|lda|sl|s l|sociedad limitada|bv|b v|besloten vennootschap|bvba|sprl|aps|
    anpartsselskab|ab|aktiebolag|uab|sia|ou|osauhing|societe responsabilite limitee|limited sirketi|limited sti|
    ltd sti|ltd sirketi|fze|fz llc|fzc|fzco|fz e|free zone establishment|free zone company|free zone co|dmcc|wll|
    w l l|with limited liability|spc|mas|mmc|sarlau|sasu|eurl|eirl|mchj|tdi|shpk|sh p k|pte|pvt|pty|private|pte ltd|
    pte limited|private limited|pvt ltd|pvt limited|private ltd|sdn bhd|sendirian berhad|pty ltd|pty limited|
    proprietary limited|limited|ltd|lmtd|co ltd|company limited|company ltd|co limited|yugen kaisha|godo kaisha|gk|kt|
    jsc llc|limitee|ltee|unlimited|dwc llc|ebrl|oo
  `),
  jsc: phrases(`
    jsc|j s c|joint stock company|joint stock co|joint stock|ao|a o|aktsionernoe obshchestvo|
    aktsionernoye obshchestvo|aktsionernoe obschestvo|oao|otkrytoe aktsionernoe obshchestvo|
    otkrytoye aktsionernoye obshchestvo|open joint stock company|open joint stock co|ojsc|zao|
    zakrytoe aktsionernoe obshchestvo|zakrytoye aktsionernoye obshchestvo|closed joint stock company|
    closed joint stock co|cjsc|pao|publichnoe aktsionernoe obshchestvo|publichnoye aktsionernoye obshchestvo|
    public joint stock company|public joint stock co|pjsc|nao|pat|prat|private joint stock company|pjs|psc|ksc|kscc|
    kpsc|qsc|sal|s a l|sa|s a|societe anonyme|sociedad anonima|sociedade anonima|sociedad por acciones|
    sociedad por acciones simplificada|sas|s a s|societe par actions simplifiee|spa|s p a|societa per azioni|ag|a g|
    aktiengesellschaft|nv|n v|naamloze vennootschap|plc|p l c|public limited company|public company limited|pcl|asa|
    as|a s|anonim sirketi|anonim sti|aksjeselskap|ad|a d|akcionarsko drustvo|aktsionerno druzhestvo|ead|kk|
    kabushiki kaisha|kabushiki gaisha|tbk|pt|perseroan terbatas|perusahaan terbatas|bhd|berhad|oyj|se|
    societas europaea|sa de cv|s a de c v|sociedad anonima de capital variable|ca|c a|compania anonima|sab de cv|
    sapi de cv|nyrt|zrt|rt|dd|d d|inc|incorporated|corp|corporation|corporacion|corporativo|sgps|pjsco|sha|oaj|tao|
    sae|s a e|saog|saoc|saa|sca|s c a|scs|soparfi|tas|shirkat sahami|sherkat sahami khass|sherkat sahami|
    sherkat sahami am|aksionernaya kompaniya
  `),
  partnership: phrases(`
    lp|l p|llp|l l p|limited partnership|limited liability partnership|kg|kommanditgesellschaft|gmbh co kg|
    gmbh und co kg|ohg|gbr|snc|s n c|sas di|sc|s c|cv|c v|vof|v o f|kda|kollektif sirketi|adi komandit|
    general partnership|s en c|y cia|e hijos|and sons|and partners|and brothers|bros|s en c s
  `),
  company: phrases(`
    co|company|companies|coy|cia|compania|compagnie|companhia|kompaniya|kompaniia|kompania|kompani|kampani|sherkat|
    sherkate|sharikat|shirkat|sharika|sharekat|gongsi|kaisha|firma|sirketi|sirket|sti|gesellschaft|establishment|est|
    etablissement|anstalt|enterprise|enterprises|unitarnoe predpriyatie|unitary enterprise|
    federal state unitary enterprise|state unitary enterprise|fgup|gup|fsue|
    federalnoe gosudarstvennoe unitarnoe predpriyatie|federal state budgetary institution|
    federal state autonomous institution|federal state institution|federal state enterprise|
    autonomous non profit organization|ano|gbu|fgbu|non profit organization|general partner|sole proprietorship|
    individual entrepreneur|cooperative society
  `),
};

function phrases(text: string): string[] {
  return text
    .split('|')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}

/** Form phrases by first word, longest phrase first. */
export const FORM_PHRASES: ReadonlyMap<string, readonly { words: readonly string[]; form: string }[]> = indexPhrases();

function indexPhrases() {
  const map = new Map<string, { words: readonly string[]; form: string }[]>();
  for (const [form, phrases] of Object.entries(FORMS)) {
    for (const phrase of phrases) {
      const words = phrase.split(' ');
      const first = words[0] ?? '';
      const list = map.get(first) ?? [];
      list.push({ words, form });
      map.set(first, list);
    }
  }
  for (const list of map.values()) list.sort((a, b) => b.words.length - a.words.length);
  return map;
}

/** Forms that are also ordinary family or given names or parts of them: alone they do not make a name an organization's. */
const AMBIGUOUS: ReadonlySet<string> = new Set(
  phrases(`
    as|ad|ao|ou|sia|se|ca|sl|ab|kt|gk|kk|tas|mas|spa|est|co|ug|pt|pat|rt|dd|sa|ag|kg|cv|sc|lp|ano|oy|sha|tov|tao|nao|
    sal|saa|asa|oo|spc|cia|limitada|nv|bv|firma|a s|s a|s l|l p|a d|a o|d d|c a|c v|s c|n v|b v|a g
  `),
);

/** True when a folded name carries a legal form that no person's name has. */
export function hasLegalForm(words: readonly string[]): boolean {
  for (let at = 0; at < words.length; at++) {
    for (const phrase of FORM_PHRASES.get(words[at] ?? '') ?? []) {
      if (phrase.words.every((word, offset) => words[at + offset] === word)) {
        if (!AMBIGUOUS.has(phrase.words.join(' '))) return true;
      }
    }
  }
  return false;
}

/** Stems of Russian legal forms that every romanisation ends differently, to the spelling of the table. */
const RUSSIAN_STEMS: readonly (readonly [RegExp, string])[] = [
  [/^ob(?:sh|s|sch|shch|sc)*[hc]*estvo$/, 'obshchestvo'],
  [/^ogranichenn/, 'ogranichennoy'],
  [/^otvetstvennost/, 'otvetstvennostyu'],
  [/^a[kc]t?[zscti]+onern[oy]/, 'aktsionernoe'],
  [/^zakr[yi]t[oy]/, 'zakrytoe'],
  [/^otkr[yi]t[oy]/, 'otkrytoe'],
  [/^publichn[oy]/, 'publichnoe'],
];

/** A word as the phrases of legal forms spell it. */
export function formSpelling(word: string): string {
  if (word.length < 7) return word;
  return RUSSIAN_STEMS.find(([stem]) => stem.test(word))?.[1] ?? word;
}
