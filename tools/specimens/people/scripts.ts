import type { NonEmpty } from './lists.ts';

/** A name or place in its own script with its usual Latin spelling. */
export type Pair = readonly [native: string, latin: string];
export type ScriptNames = {
  surnames: NonEmpty<Pair>;
  men: NonEmpty<Pair>;
  women: NonEmpty<Pair>;
  /** Addresses as cards print them, in the card's script: one or two lines; `#` is a digit of the house. */
  addresses: NonEmpty<string>;
  places: NonEmpty<Pair>;
};

export const VIETNAMESE: ScriptNames = {
  surnames: pairs('NGUYỄN TRẦN LÊ PHẠM HOÀNG HUỲNH VŨ ĐẶNG BÙI ĐỖ HỒ NGÔ DƯƠNG'),
  men: pairs('VĂN_HÙNG ĐỨC_ANH MINH_QUÂN QUỐC_BẢO THÀNH_ĐẠT HỮU_PHƯỚC TUẤN_KIỆT'),
  women: pairs('THỊ_PHƯƠNG_THẢO QUỲNH_NHƯ THỊ_HỒNG_NHUNG MỸ_LINH THÙY_DƯƠNG BÍCH_NGỌC THỊ_LỆ'),
  addresses: [
    'Phường Bến Nghé\nQuận 1, TP. Hồ Chí Minh',
    'Xã Tân Phú Trung\nCủ Chi, TP. Hồ Chí Minh',
    'Phường Trúc Bạch\nBa Đình, Hà Nội',
    'Phường Hòa Cường Bắc\nHải Châu, Đà Nẵng',
    'Xã Nghĩa Hòa\nTân Kỳ, Nghệ An',
  ],
  places: [
    ['Tam Kỳ, Quảng Nam', '001'],
    ['Đông Hà, Quảng Trị', '079'],
    ['Bến Lức, Long An', '048'],
    ['Yên Thành, Nghệ An', '040'],
  ],
};

export const THAI: ScriptNames = {
  surnames: [
    ['ใจดี', 'Jaidee'],
    ['ศรีสุวรรณ', 'Srisuwan'],
    ['วงศ์ใหญ่', 'Wongyai'],
    ['พงษ์พานิช', 'Pongpanich'],
    ['แก้วมณี', 'Kaewmanee'],
    ['รัตนกุล', 'Rattanakul'],
    ['บุญเรือง', 'Boonruang'],
    ['สุขสวัสดิ์', 'Suksawat'],
  ],
  men: [
    ['สมชาย', 'Somchai'],
    ['ณัฐวุฒิ', 'Nattawut'],
    ['ธนพล', 'Thanaphon'],
    ['กิตติศักดิ์', 'Kittisak'],
    ['วีรพงษ์', 'Weerapong'],
  ],
  women: [
    ['กัญญารัตน์', 'Kanyarat'],
    ['พิมพ์ชนก', 'Pimchanok'],
    ['ปราณี', 'Pranee'],
    ['สุภาพร', 'Supaporn'],
    ['วรรณา', 'Wanna'],
  ],
  addresses: [
    '##/# หมู่ที่ 7 ต.บางพลีใหญ่\nอ.บางพลี จ.สมุทรปราการ',
    '###/## ถ.สุขุมวิท แขวงคลองตัน\nเขตคลองเตย กรุงเทพมหานคร',
    '## หมู่ที่ 3 ต.สุเทพ\nอ.เมืองเชียงใหม่ จ.เชียงใหม่',
    '###/# ต.ในเมือง\nอ.เมืองขอนแก่น จ.ขอนแก่น',
  ],
  places: [['กรุงเทพมหานคร', 'Bangkok']],
};

export const INDIAN: ScriptNames = {
  surnames: [
    ['शर्मा', 'Sharma'],
    ['गुप्ता', 'Gupta'],
    ['यादव', 'Yadav'],
    ['वर्मा', 'Verma'],
    ['मिश्रा', 'Mishra'],
    ['चौहान', 'Chauhan'],
    ['पटेल', 'Patel'],
    ['सिंह', 'Singh'],
  ],
  men: [
    ['राजेश कुमार', 'Rajesh Kumar'],
    ['अनिल', 'Anil'],
    ['विकास', 'Vikas'],
    ['संजय', 'Sanjay'],
    ['मोहन लाल', 'Mohan Lal'],
    ['दीपक', 'Deepak'],
  ],
  women: [
    ['सुनीता', 'Sunita'],
    ['प्रिया', 'Priya'],
    ['अंजलि', 'Anjali'],
    ['कविता', 'Kavita'],
    ['रेखा रानी', 'Rekha Rani'],
    ['पूजा', 'Pooja'],
  ],
  addresses: ['H NO ##, SECTOR 12\nROHINI, DELHI - 110085'],
  places: [['दिल्ली', 'Delhi']],
};

export const JAPANESE: ScriptNames = {
  surnames: [
    ['佐藤', 'SATO'],
    ['鈴木', 'SUZUKI'],
    ['高橋', 'TAKAHASHI'],
    ['田中', 'TANAKA'],
    ['渡辺', 'WATANABE'],
    ['山本', 'YAMAMOTO'],
    ['小林', 'KOBAYASHI'],
    ['加藤', 'KATO'],
    ['栗原', 'KURIHARA'],
    ['桜井', 'SAKURAI'],
  ],
  men: [
    ['大輔', 'DAISUKE'],
    ['健一', 'KENICHI'],
    ['翔太', 'SHOTA'],
    ['誠', 'MAKOTO'],
    ['拓海', 'TAKUMI'],
  ],
  women: [
    ['美咲', 'MISAKI'],
    ['陽子', 'YOKO'],
    ['恵子', 'KEIKO'],
    ['さくら', 'SAKURA'],
    ['由美子', 'YUMIKO'],
  ],
  addresses: [
    '東京都世田谷区代沢#丁目##番#号',
    '大阪府大阪市北区梅田#-##-#',
    '神奈川県横浜市港北区日吉#-#-##',
    '北海道札幌市中央区大通西##丁目#',
  ],
  places: [
    ['東京都公安委員会', 'Tokyo'],
    ['大阪府公安委員会', 'Osaka'],
    ['神奈川県公安委員会', 'Kanagawa'],
  ],
};

export const KOREAN: ScriptNames = {
  surnames: [
    ['김', 'KIM'],
    ['이', 'LEE'],
    ['박', 'PARK'],
    ['최', 'CHOI'],
    ['정', 'JUNG'],
    ['강', 'KANG'],
    ['윤', 'YOON'],
    ['임', 'LIM'],
  ],
  men: [
    ['민수', 'MINSU'],
    ['지훈', 'JIHUN'],
    ['성호', 'SUNGHO'],
    ['현우', 'HYUNWOO'],
    ['동현', 'DONGHYUN'],
  ],
  women: [
    ['서연', 'SEOYEON'],
    ['지은', 'JIEUN'],
    ['수진', 'SUJIN'],
    ['하늘', 'HANEUL'],
    ['영희', 'YOUNGHEE'],
  ],
  addresses: [
    '서울특별시 종로구 세종대로 ##\n(세종로)',
    '경기도 성남시 분당구\n판교역로 ## (백현동)',
    '부산광역시 해운대구\n우동1로 ## (우동)',
    '대전광역시 유성구\n대학로 ## (궁동)',
  ],
  places: [
    ['서울특별시 종로구청장', 'Seoul'],
    ['경기도 성남시장', 'Seongnam'],
    ['부산광역시 해운대구청장', 'Busan'],
  ],
};

export const ARABIC: ScriptNames = {
  surnames: [
    ['الشامسي', 'Alshamsi'],
    ['المنصوري', 'Almansoori'],
    ['الكعبي', 'Alkaabi'],
    ['الظاهري', 'Aldhaheri'],
    ['النعيمي', 'Alnuaimi'],
    ['الزعابي', 'Alzaabi'],
  ],
  men: [
    ['محمد عبدالله', 'Mohammed Abdulla'],
    ['أحمد خليفة', 'Ahmed Khalifa'],
    ['خالد سعيد', 'Khalid Saeed'],
    ['راشد سالم', 'Rashid Salem'],
    ['يوسف علي', 'Yousef Ali'],
  ],
  women: [
    ['فاطمة أحمد', 'Fatima Ahmed'],
    ['مريم راشد', 'Maryam Rashid'],
    ['نورة سيف', 'Noura Saif'],
    ['عائشة حمد', 'Aisha Hamad'],
    ['شيخة محمد', 'Shaikha Mohammed'],
  ],
  addresses: ['Abu Dhabi'],
  places: [['أبوظبي', 'Abu Dhabi']],
};

export const RUSSIAN: ScriptNames = {
  surnames: [
    ['СМИРНОВ', 'SMIRNOV'],
    ['ЩЕРБАКОВ', 'SHCHERBAKOV'],
    ['ЖУРАВЛЁВ', 'ZHURAVLEV'],
    ['БЫКОВ', 'BYKOV'],
    ['ПОДЪЯЧЕВ', 'PODIACHEV'],
    ['ЮДИН', 'IUDIN'],
    ['ЭЛЬДАРОВ', 'ELDAROV'],
    ['КУЗНЕЦОВ', 'KUZNETSOV'],
  ],
  men: [
    ['АРТЁМ СЕРГЕЕВИЧ', 'ARTEM'],
    ['ЭДУАРД ПЕТРОВИЧ', 'EDUARD'],
    ['ИЛЬЯ АНДРЕЕВИЧ', 'ILIA'],
    ['ЮРИЙ НИКОЛАЕВИЧ', 'IURII'],
    ['МАКСИМ ЮРЬЕВИЧ', 'MAKSIM'],
  ],
  women: [
    ['ЕКАТЕРИНА СЕРГЕЕВНА', 'EKATERINA'],
    ['ЭЛЬВИРА ПАВЛОВНА', 'ELVIRA'],
    ['ЮЛИЯ ВИКТОРОВНА', 'IULIIA'],
    ['ОЛЬГА ЭДУАРДОВНА', 'OLGA'],
    ['АННА ИЛЬИНИЧНА', 'ANNA'],
  ],
  addresses: ['ГОР. МОСКВА'],
  places: [
    ['ГОР. МОСКВА', 'MOSCOW'],
    ['ГОР. ЕКАТЕРИНБУРГ', 'EKATERINBURG'],
    ['ГОР. КАЗАНЬ', 'KAZAN'],
    ['ГОР. НОВОСИБИРСК', 'NOVOSIBIRSK'],
  ],
};

export const UKRAINIAN: ScriptNames = {
  surnames: [
    ['ШЕВЧЕНКО', 'SHEVCHENKO'],
    ['КОВАЛЬЧУК', 'KOVALCHUK'],
    ['ЇЖАКЕВИЧ', 'YIZHAKEVYCH'],
    ['ЄВТУШЕНКО', 'YEVTUSHENKO'],
    ['ЛИСЕНКО', 'LYSENKO'],
    ['ГРИЦЕНКО', 'HRYTSENKO'],
    ['ЩЕРБИНА', 'SHCHERBYNA'],
  ],
  men: [
    ['ОЛЕКСАНДР ІВАНОВИЧ', 'OLEKSANDR'],
    ['АНДРІЙ ПЕТРОВИЧ', 'ANDRII'],
    ['ЄВГЕН ЮРІЙОВИЧ', 'YEVHEN'],
    ['БОГДАН ЯРОСЛАВОВИЧ', 'BOHDAN'],
  ],
  women: [
    ['ОЛЕНА ІВАНІВНА', 'OLENA'],
    ['ЮЛІЯ СЕРГІЇВНА', 'YULIIA'],
    ['НАТАЛІЯ ВІКТОРІВНА', 'NATALIIA'],
    ['СОФІЯ АНДРІЇВНА', 'SOFIIA'],
  ],
  addresses: ['КИЇВ'],
  places: [['КИЇВ', 'KYIV']],
};

/** Words in Latin letters with marks: their plain spelling is what a machine-readable zone writes. */
function pairs(words: string): NonEmpty<Pair> {
  const [first, ...rest] = words.split(' ').map((word): Pair => {
    const name = word.replaceAll('_', ' ');
    return [name, name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D')];
  });
  if (!first) throw new RangeError('no words');
  return [first, ...rest];
}
