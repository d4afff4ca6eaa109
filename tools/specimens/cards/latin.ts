import { HAN } from '../people/asia.ts';
import type { Person } from '../person.ts';

const PINYIN: Readonly<Record<string, string>> = {
  王: 'WANG',
  李: 'LI',
  张: 'ZHANG',
  陈: 'CHEN',
  刘: 'LIU',
  杨: 'YANG',
  赵: 'ZHAO',
  黄: 'HUANG',
  周: 'ZHOU',
  吴: 'WU',
  徐: 'XU',
  孙: 'SUN',
  马: 'MA',
  郭: 'GUO',
  林: 'LIN',
  伟: 'WEI',
  志强: 'ZHIQIANG',
  建华: 'JIANHUA',
  磊: 'LEI',
  明远: 'MINGYUAN',
  浩然: 'HAORAN',
  俊杰: 'JUNJIE',
  文博: 'WENBO',
  国栋: 'GUODONG',
  子轩: 'ZIXUAN',
  芳: 'FANG',
  晓燕: 'XIAOYAN',
  雪梅: 'XUEMEI',
  静: 'JING',
  思远: 'SIYUAN',
  雨桐: 'YUTONG',
  丽华: 'LIHUA',
  婷婷: 'TINGTING',
  佳怡: 'JIAYI',
  慧敏: 'HUIMIN',
};

/** Names in Latin letters, in capitals, as travel documents print them. */
export function latinNames(person: Person): { surname: string; given: string } {
  const latin = (name: string) => (PINYIN[name] ?? name).toUpperCase();
  return { surname: latin(person.surname), given: latin(person.given_names) };
}

/** A place in Latin letters for travel documents. */
export function latinPlace(person: Person): string {
  if (!/\p{Script=Han}/u.test(person.birth_place)) return person.birth_place.toUpperCase();
  return person.country === 'TWN' ? 'TAIPEI CITY' : 'SHANGHAI';
}

/** The name in Chinese characters that a passport prints beside the Latin one; empty where the state writes none. */
export function hanName(person: Person): string {
  if (person.country === 'CHN') return person.full_name;
  const table = HAN[person.country];
  const [surname, given] = [table?.[person.surname], table?.[person.given_names]];
  return surname && given ? `${surname}${given}` : '';
}
