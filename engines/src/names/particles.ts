/** Small words inside personal names: they help an alignment but never carry it. */
export const PARTICLES: ReadonlySet<string> = new Set(
  words(`
    al wal val wa fi el ul ur il de la le van von der den ter ten bin ibn ben bint binti binte ould wuld wald di da 
    do dos das du des del della dei degli y e i of the and for a af av zu zur st san santa ap bar kyzy oglu ogly ugli 
    qizi kizi uulu in on to et und aka fka nee als alias ge umm
  `),
);

/** Courtesy, academic, religious, noble and military titles and generation marks, folded. */
export const TITLES: ReadonlySet<string> = new Set(
  words(`
    dr mr mrs ms miss mister madam madame mme monsieur herr frau senor senora senorita don dona doctor doc prof 
    professor sir lord lady dame hon honourable honorable rev reverend sheikh shaykh sheik shaikh cheikh haji hajji 
    hadji alhaji hajj mullah mulla molla maulavi mawlawi maulawi maulana mawlana molvi qari ustad ustaz imam 
    ayatollah hojjatoleslam sayyed sayed sayyid seyed seyyed syed said general gen lieutenant lt colonel col major 
    maj captain capt sergeant sgt admiral commander brigadier brig marshal prince princess king queen emir amir 
    sultan president minister senator ambassador engineer ing eng jr sr junior senior ii iii iv esq phd md bey beg 
    khanum hazrat abbot father brother sister comrade
  `),
);

/** Titles that are also common names: only the rest of the name decides how much they matter, so they stay ordinary words. */
export const TITLE_AND_NAME: ReadonlySet<string> = new Set(
  words(`
    said amir emir sultan don dona king prince sayed sayyed sayyid seyed seyyed syed khan marshal major ing beg 
    father gen lady dame imam general lord
  `),
);

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
