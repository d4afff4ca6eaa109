/** Given names that stand for one another within a language, and spellings of one name too far apart to sound alike; one name a line. */
const GROUPS: readonly string[] = `
  alexander alex sandy sasha sacha aleksandr aleksander oleksandr shura iskandar|alexandra sasha sandra aleksandra|
  alexey aleksei alyosha lyosha oleksiy|anatoly tolya tolik|andrew andy drew|andrei andrey andriy andryusha|
  ann anna annie anya|anastasia nastya stasya|anthony tony|antonio tono toni|arthur art|artyom artem tyoma|
  benjamin ben benny benji|boris borya|catherine katherine kate kathy katie cathy|ekaterina yekaterina katya kateryna|
  charles charlie chuck|christopher chris kit|christina tina kristina|daniel dan danny|daniil danila danil|
  david dave davey|denis dennis|dmitry dmitri dima mitya dmytro|donald don donny|edward ed eddie ted teddy ned|
  eduardo lalo edu|elizabeth liz beth lisa betty eliza|emmanuel manny|manuel manolo manny|eugene gene|
  evgeny yevgeny evgeniy zhenya yevhen|francis frank frankie|francisco pancho paco|frederick fred freddy|gabriel gabe|
  georgy gosha goga|george georgie|gerald gerry jerry|gerard gerry jerry|gregory greg|grigory grisha|guillermo memo|
  henry harry hank|harold harry hal|helen nell|elena yelena lena alyona olena|ignacio nacho|ilya ilia|irina ira iryna|
  isabel bella|ivan vanya|john jack johnny jon|jacob jake|james jim jimmy jamie|jeffrey jeff geoffrey|
  jennifer jen jenny|jesus chucho chuy|joseph joe joey|jose pepe|jonathan jon jonny|joshua josh|julia yulia|
  kenneth ken kenny|konstantin kostya kostyantyn|lawrence larry|leonard leo lenny|leonid lyonya|lyudmila lyuda mila|
  louis lewis lou|luis lucho|magomed mohammed mo|muhammad mo|mohamed mo|mohammad mo|muhammed mo|
  margaret maggie meg peggy|maria masha marusya|mariya masha|martin marty|matthew matt|maxim max|
  michael mike mick mickey|mikhail misha mykhailo|natalia natasha nataliya natalya|nicholas nick nicky|nicolas nico|
  nikolai nikolay kolya mykola|oleg oleh|olga olya olha|patrick pat paddy|patricia pat patty tricia|paul pauly|
  pavel pasha pavlo|peter pete|pyotr petya petr petro|philip phil|rachel rae|raymond ray|raphael rafa rafe|
  rafael rafa|rebecca becky|richard rick dick ricky rich|robert bob rob bobby robbie|roberto beto|roman roma|
  ronald ron ronnie|samuel sam sammy|sergei sergey seryozha serhiy|sofia sonya|stanislav stas|stephen steve steven|
  stepan styopa|susan sue suzy|svetlana sveta svitlana|tamara toma|tatiana tanya tatyana|theodore ted teddy theo|
  fyodor fedor fedya|thomas tom tommy|timothy tim timmy|valentin valya|valery valera valeri valerii|victor vic|
  viktor vitya|vincent vince|vladimir vova volodya vlad volodymyr|vladislav vlad slava|vyacheslav slava|
  vasily vasya vasyl|vitaly vitalik|walter walt wally|william bill will billy willy liam|yaroslav slava|
  yuri yury yura yuriy|zachary zach zack|usama osama|uthman othman osman usman ottoman|
  suleiman sulayman suleyman sulaiman soleiman soliman|ibrahim ebrahim brahim|ismail esmail|jafar dzhafar|
  hamid khamid|hassan khasan|hussein khusein|jamal dzhamal gamal|abu abou|haji hajji hadji alhaji|
  mehmet mohammed muhammad|ahmet ahmed|mustafa moustapha
`
  .split('|')
  .map((line) => line.trim().replace(/\s+/g, ' '));

/** The members of each group. */
const MEMBERS: readonly (readonly string[])[] = GROUPS.map((line) => line.split(' '));

/** Folded given name to the numbers of its groups. */
const GROUPS_OF: ReadonlyMap<string, readonly number[]> = indexGroups();

function indexGroups(): Map<string, number[]> {
  const map = new Map<string, number[]>();
  MEMBERS.forEach((members, group) => {
    for (const name of members) map.set(name, [...(map.get(name) ?? []), group]);
  });
  return map;
}

/** Other forms of a given name, itself left out. */
export function otherFormsOf(name: string): string[] {
  const groups = GROUPS_OF.get(name);
  if (!groups) return [];
  return [...new Set(groups.flatMap((group) => MEMBERS[group] ?? []))].filter((other) => other !== name);
}

/** True for a given name that has other forms, which only common names have. */
export function hasOtherForms(name: string): boolean {
  return GROUPS_OF.has(name);
}

/** True when two given names are forms of one name. */
export function areFormsOfOneName(a: string, b: string): boolean {
  const groups = GROUPS_OF.get(a);
  return groups !== undefined && (GROUPS_OF.get(b)?.some((group) => groups.includes(group)) ?? false);
}
