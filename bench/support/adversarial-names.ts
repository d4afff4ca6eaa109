const LENGTH = 1000;
const fill = (text: string): string => text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);
/** Words that thousands of names have. */
const COMMON =
  'mohamed ahmed ali hassan abdul ibn jose maria juan carlos kim lee wang zhang ivanov alexander petrov trading company international general bank group holding investment';

/** Queries of at most 1,000 characters that ask for as much work as can be asked for. */
export function adversarial(): { title: string; name: string }[] {
  const set: Record<string, string> = {
    nothing: '',
    'one letter': 'a',
    'one letter, 1,000 times': fill('a'),
    'single letters': fill('a b c d e f g h i j k l m n o p q r s t u v w x y z '),
    'one common name, again and again': fill('mohamed '),
    'common names': COMMON,
    'common names to the end': fill(`${COMMON} `),
    'two letters': fill('al ab an ar as at ba be bi bo '),
    'words that may be two': fill('alimohamed hassanali ahmedali mariajose '),
    'one word without an end': fill('alexandermohamedpetrovivanovtradingcompany'),
    'Han without spaces': fill('王小明李国强张伟上官'),
    'Han with spaces': fill('王小明 李国强 张伟 陈 '),
    Hangul: fill('김민준 이서연 박지훈 '),
    'Hangul without spaces': fill('김민준이서연박지훈'),
    Arabic: fill('محمد عبد الله احمد علي حسن '),
    Cyrillic: fill('Александр Петров Иванов Мухаммед '),
    'scripts by turns': fill('Mohamed محمد 王小明 Иван 김 '),
    homoglyphs: fill('mоhаmed аhmеd аli '),
    'marks of direction and control': fill('a\u0000b\u0007\u200fc\u202e '),
    'letters under marks': fill('a\u0301\u0302\u0303\u0304'),
    emoji: fill('😀🎉 '),
    'legal forms': fill('llc ltd gmbh ooo sa '),
    'initials with dots': fill('a.b.c.d.'),
    'articles with dashes': fill('al-'),
  };
  return Object.entries(set).map(([title, name]) => ({ title, name }));
}
