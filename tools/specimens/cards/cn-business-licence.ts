import { paper, specimenMark } from '../drawing/security.ts';
import { lines, rect, svg, text, textWidth } from '../drawing/svg.ts';
import { completed } from '../number.ts';
import type { NonEmpty } from '../people/lists.ts';
import type { Random } from '../random.ts';
import type { Design, Drawing, Sheet } from './design.ts';

const WIDTH = 1414;
const HEIGHT = 1000;
const INK = '#4a3a22';
const FIRMS = ['云帆', '启明', '华瑞', '恒信', '东方金谷', '蓝海', '鼎盛', '智联', '万物', '嘉禾'] as const;
const TRADES: NonEmpty<readonly [trade: string, scope: string]> = [
  ['网络科技', '技术开发、技术咨询、技术服务、技术转让；计算机软硬件及辅助设备零售；数据处理和存储支持服务'],
  ['商贸', '食品销售；日用百货、服装鞋帽、五金交电、建筑材料批发零售；货物进出口；国内贸易代理'],
  ['餐饮管理', '餐饮服务；餐饮管理；企业管理咨询；会议及展览服务；外卖递送服务'],
  ['建筑工程', '房屋建筑工程施工；室内外装饰装修；市政公用工程；建筑劳务分包；园林绿化工程设计与施工'],
];
const TYPES = [
  '有限责任公司(自然人投资或控股)',
  '有限责任公司(自然人独资)',
  '有限责任公司',
  '股份有限公司(非上市、自然人投资或控股)',
] as const;
/** Digits and letters of the code: I, O, S, V and Z do not occur. */
const CODE_SIGNS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'] as ['0', ...string[]];
const CAPITAL = ['壹佰万元整', '伍佰万元整', '叁仟万元整', '壹仟零捌拾万元整', '人民币伍拾万元整', '贰亿元整'] as const;

/** The business licence of a company in China, on paper, with its unified social credit code. */
export const cnBusinessLicence: Design = {
  country: 'CHN',
  sides: ['front'],
  checkDigit: 'registration_number',
  expires: false,
  coded: false,
  draw,
};

function draw({ person, random, wrongCheckDigit }: Drawing): Sheet {
  const ground = paper(
    { width: WIDTH, height: HEIGHT, from: '#fbf6e9', to: '#f4ecd8', ink: ['#e2d3ac', '#dccfb4'], radius: 6 },
    random,
  );
  const firm = firmOf(person.place.city, random);
  const code = codeOf(person.place.code, wrongCheckDigit, random);
  const founded = `${random.int(2005, 2019)}-${pad(random.int(1, 12))}-${pad(random.int(1, 28))}`;
  const issued = `${random.int(2020, 2025)}-${pad(random.int(1, 12))}-${pad(random.int(1, 28))}`;
  const term = random.pick([
    `${printed(founded)}至长期`,
    '长期',
    `${printed(founded)}至${printed(`20${random.int(35, 55)}${founded.slice(4)}`)}`,
  ]);
  const left: [string, string][] = [
    ['名    称', firm.name],
    ['类    型', random.pick(TYPES)],
    ['法定代表人', person.full_name],
    ['经营范围', firm.scope],
  ];
  const right: [string, string][] = [
    ['注册资本', random.pick(CAPITAL)],
    ['成立日期', printed(founded)],
    ['营业期限', term],
    ['住    所', person.address],
  ];
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#8a6d3b'),
    rect({ x: 36, y: 36, width: WIDTH - 72, height: HEIGHT - 72 }, 'none', 'stroke="#b8953f" stroke-width="6"'),
    text('营业执照', { x: WIDTH / 2, y: 236, size: 84, font: 'cjkBold', anchor: 'middle', spacing: 0.3 }),
    text('(副本)', { x: WIDTH / 2, y: 290, size: 30, font: 'cjk', anchor: 'middle' }),
    text('统一社会信用代码', { x: 96, y: 190, size: 25, font: 'cjk', fill: INK }),
    text(code, { x: 96, y: 228, size: 29, font: 'bold' }),
    rows(left, { x: 110, width: 570 }),
    rows(right, { x: 760, width: 520 }),
    text('登记机关', { x: 820, y: 830, size: 28, font: 'cjk', fill: INK, spacing: 0.3 }),
    text(issuedText(issued), { x: 960, y: 900, size: 27, font: 'cjk' }),
  ];
  const value = (table: [string, string][], at: number) => table[at]?.[1] ?? '';
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'cn_business_licence',
      country: 'CHN',
      registration_number: code,
      company_name: firm.name,
      company_type: value(left, 1).normalize('NFKC'),
      legal_representative: person.full_name,
      business_scope: firm.scope.normalize('NFKC'),
      registered_capital: value(right, 0),
      establishment_date: founded,
      business_term: term,
      address: person.address,
      issue_date: issued,
    },
  };
}

function firmOf(city: string, random: Random): { name: string; scope: string } {
  const [trade, scope] = random.pick(TRADES);
  const where = /^(.{2,3})[市省]/.exec(city)?.[1] ?? '';
  return { name: `${where}${random.pick(FIRMS)}${trade}有限公司`, scope: `${scope}。` };
}

/** The code of a company of the place, with its check sign or, spoiled, another. */
function codeOf(place: string, wrongCheckDigit: boolean, random: Random): string {
  const signs = () => Array.from({ length: 6 }, () => random.pick(CODE_SIGNS)).join('');
  const sound = completed('CN', 'uscc', () => `91${place}MA${random.pick(['0', '1', '5'])}${signs()}?`);
  if (!wrongCheckDigit) return sound;
  return `${sound.slice(0, -1)}${sound.endsWith('7') ? '8' : '7'}`;
}

/** Labels with their values beside them, wrapped to the column; each row follows the last. */
function rows(table: readonly (readonly [string, string])[], { x, width }: { x: number; width: number }): string {
  const labelWidth = 170;
  const size = 26;
  let y = 372;
  return table
    .map(([label, value]) => {
      const wrapped = wrap(value, width - labelWidth, size);
      const drawn =
        text(label, { x, y, size, font: 'cjk', fill: INK }) +
        lines(wrapped, { x: x + labelWidth, y, size, font: 'cjk' }, 1.45);
      y += 36 + wrapped.length * size * 1.45;
      return drawn;
    })
    .join('');
}

function wrap(content: string, width: number, size: number): string[] {
  const out = [''];
  for (const sign of content) {
    const grown = `${out.at(-1) ?? ''}${sign}`;
    if (textWidth(grown, size, 'cjk') > width) out.push(sign);
    else out[out.length - 1] = grown;
  }
  return out;
}

const pad = (value: number) => String(value).padStart(2, '0');

function printed(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year}年${month}月${day}日`;
}

/** Beside the seal year, month and day stand apart. */
function issuedText(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year} 年 ${month} 月 ${day} 日`;
}
