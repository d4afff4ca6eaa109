/**
 * Characters of names with their Cantonese reading as Hong Kong, Macau and overseas families spell it (no official system; the
 * commonest spellings, most usual first). Keys are simplified characters.
 */
const READINGS = `
陈 chan|黄 wong wang|王 wong|李 lee li lei|张 cheung cheong|林 lam lum|梁 leung leong|吴 ng|刘 lau low|何 ho|郑 cheng|周 chow chau|谢 tse|罗 law lo|杨 yeung yeong|叶 yip ip|冯 fung|曾 tsang|许 hui|朱 chu|蔡 choi tsoi|邓 tang|苏 so|胡 wu woo|卢 lo|彭 pang|马 ma|余 yu yue|潘 poon pun|郭 kwok kuok|唐 tong|钟 chung|徐 tsui chui|高 ko|袁 yuen|萧 siu|方 fong|江 kong|沈 shum sum|曹 tso cho|关 kwan|莫 mok|麦 mak|温 wan|赖 lai|黎 lai|伍 ng|陆 luk|石 shek|简 kan|谭 tam|区 au|欧 au|崔 tsui chui|邱 yau|丁 ting|孙 suen|宋 sung|任 yam|姚 yiu|汪 wong|范 fan|廖 liu|尹 wan|雷 lui|龙 lung|夏 ha|古 koo|霍 fok|甘 kam|容 yung|司徒 szeto|欧阳 auyeung|翁 yung|倪 ngai|邵 siu|岑 shum sum|柯 or|连 lin|凌 ling|阮 yuen|韦 wai|韩 hon|詹 chim|颜 ngan|蒋 cheung|董 tung|程 ching|熊 hung|施 sze|田 tin|白 pak|秦 chun|金 kam|施 sze|包 pao|涂 to|骆 lok|招 chiu|植 chik|利 lee|殷 yan|屈 wat|文 man|布 po|鲍 pau|庄 chong|戴 tai|赵 chiu|侯 hau|魏 ngai|吕 lui|傅 fu|饶 yiu|阎 yim|严 yim|陶 to|薛 sit|姜 keung|辛 san|童 tung|盛 shing|向 heung|巫 mo|劳 lo|成 shing|游 yau|蓝 lam|柳 lau|史 sze|尤 yau|洪 hung|贺 ho|孔 hung|毛 mo|邝 kwong|冼 sin|单 sin|顾 koo|耿 kang
家 ka|杰 kit|志 chi|伟 wai|明 ming|文 man|国 kwok|强 keung|荣 wing|华 wah wa|德 tak|永 wing|振 chun|俊 chun|建 kin|健 kin|炳 ping|辉 fai|雄 hung|豪 ho|浩 ho|贤 yin|坚 kin|锦 kam|耀 yiu|光 kwong|汉 hon|正 ching|子 tsz chi|嘉 ka|慧 wai|美 mei|玲 ling|丽 lai|敏 man|仪 yee|雯 man|婷 ting|芬 fan|芳 fong|英 ying|珍 chun|珠 chu|玉 yuk|兰 lan|凤 fung|惠 wai|娟 kuen|霞 ha|莲 lin|燕 yin|红 hung|淑 suk|贞 ching|秀 sau|琴 kam|月 yuet|云 wan|春 chun|秋 chau|冬 tung|雪 suet|梅 mui|菊 kuk|桂 kwai|花 fa|莉 lei|琪 ki|欣 yan|怡 yi yee|诗 sze|思 sze|宝 po|宏 wang|鸿 hung|平 ping|安 on|康 hong|宁 ning|福 fuk|禄 luk|寿 sau|喜 hei|庆 hing|祥 cheung|瑞 shui|发 fat|财 choi|昌 cheung|盛 shing|兴 hing|隆 lung|达 tat|成 shing|功 kung|业 yip|富 fu|贵 kwai|仁 yan|义 yee|礼 lai|智 chi|信 shun|忠 chung|孝 hau|廉 lim|勇 yung|勤 kan|俭 kim|诚 shing|敬 king|恒 hang|启 kai|基 kei|良 leung|善 sin|新 san|民 man|生 sang|立 lap|树 shu|森 sum|木 muk|水 shui|火 fo|土 to|山 shan|海 hoi|河 ho|湖 wu|洋 yeung|波 po|涛 to|天 tin|地 tei|日 yat|星 sing|东 tung|南 nam|西 sai|北 pak|中 chung|大 tai|小 siu|少 siu|长 cheung|世 sai|代 toi|祖 cho|宗 chung|先 sin|奇 ki|才 choi|学 hok|书 shu|礼 lai|乐 lok|友 yau|朋 pang|君 kwan|臣 san|父 fu|母 mo|兄 hing|弟 tai|权 kuen|威 wai|武 mo|军 kwan|刚 kong|毅 ngai|力 lik|超 chiu|越 yuet|飞 fei|腾 tang|鹏 pang|鹤 hok|麟 lun|凯 hoi|旋 suen|炎 yim|焕 wun|灿 chan|炜 wai|煌 wong|熙 hei|照 chiu|景 king|晖 fai|晓 hiu|昭 chiu|映 ying|显 hin|铭 ming|钧 kwan|铁 tit|钢 kong|银 ngan|铨 chuen|锋 fung|镇 chun|鉴 kam|佩 pui|佳 kai|倩 sin|侠 hap|修 sau|伦 lun|倫 lun|仕 si|仲 chung|伯 pak|叔 shuk|季 kwai|彦 yin|彬 pan|影 ying|心 sum|必 pit|怀 wai|恩 yan|悦 yuet|意 yi|爱 oi|慈 chi|懿 yi|承 shing|拔 pat|挺 ting|捷 chit|敦 tun|斌 pan|旭 yuk|曙 shu|望 mong|朝 chiu|松 chung|柏 pak|柱 chu|栋 tung|根 kan|桐 tung|梓 tsz|棠 tong|楚 chor|榕 yung|欢 foon|毓 yuk|汝 yu|江 kong|沛 pui|治 chi|泉 chuen|泽 chak|洁 kit|浚 chun|淇 ki|清 ching|源 yuen|溢 yat|满 mun|潮 chiu|润 yun|澄 ching|灵 ling|玄 yuen|珊 shan|琳 lam|琼 king|瑜 yu|瑶 yiu|璇 suen|生 sang|申 san|盈 ying|真 chun|祺 ki|秉 ping|程 ching|稳 wan|筠 kwan|素 so|绍 siu|绮 yi|维 wai|缘 yuen|群 kwan|翔 cheung|翠 chui|耕 kang|聪 chung|肇 siu|育 yuk|腾 tang|舜 shun|若 yeuk|茂 mau|荔 lai|莹 ying|菁 ching|葆 po|蓉 yung|蕙 wai|薇 mei|衡 hang|裕 yu|观 koon|诺 nok|谦 him|赞 chan|轩 hin|进 chun|远 yuen|连 lin|逢 fung|郁 yuk|采 choi|锐 yui|长 cheung|雅 nga|雨 yu|霆 ting|青 ching|静 ching|韵 wan|顺 shun|颖 wing|香 heung|骏 chun|鸣 ming
`;

const BY_CHARACTER: ReadonlyMap<string, readonly string[]> = new Map(
  READINGS.split(/[|\n]/)
    .map((entry) => entry.trim().split(' '))
    .flatMap(([character, ...readings]) => (character && readings.length > 0 ? [[character, readings] as const] : [])),
);

/** Cantonese spellings of a word of simplified characters; none when a character is not in the table. At most a dozen. */
export function cantoneseSpellings(word: string): string[] {
  const whole = BY_CHARACTER.get(word);
  if (whole) return [...whole];
  let spellings = [''];
  for (const character of word) {
    const readings = BY_CHARACTER.get(character);
    if (!readings) return [];
    spellings = spellings.flatMap((before) => readings.map((reading) => before + reading)).slice(0, 12);
  }
  return spellings;
}
