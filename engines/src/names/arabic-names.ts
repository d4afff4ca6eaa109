/**
 * Common words of names in Arabic script with the vowels that are not written. Keys are in plain letters (see `plainLetters`):
 * one form of alif, ya, kaf and ha. Only words whose reading is not in doubt; the rest is compared by consonants.
 */
const READINGS = `
محمد mohammed|احمد ahmed|محمود mahmoud|حامد hamid|علي ali|حسن hassan|حسين hussein|عمر omar|عثمان uthman|ابراهيم ibrahim|اسماعيل ismail|اسحاق ishaq|يعقوب yaqub
يوسف yusuf|موسي musa|موسى musa|عيسي isa|عيسى isa|يحيي yahya|يحيى yahya|زكريا zakariya|داود dawud|داوود dawud|سليمان sulaiman|ايوب ayyub|ادريس idris|ادم adam|نوح nuh|هارون harun|يونس yunus
خالد khalid|وليد walid|سعيد said|سعد saad|مسعود masoud|سعود saud|صالح salih|صلاح salah|ناصر nasir|نصر nasr|نصير nasir|نور nur|نوري nuri|جمال jamal|جميل jamil|كمال kamal|كامل kamil|كريم karim|رحيم rahim|رحمن rahman|رحمان rahman
عزيز aziz|قادر qadir|قدير qadir|حميد hamid|مجيد majid|ماجد majid|رشيد rashid|راشد rashid|رشاد rashad|فيصل faisal|طارق tariq|طاهر tahir|طالب talib|زياد ziyad|زيد zaid|يزيد yazid|بكر bakr|حمزه hamza|حمزة hamza|طلحه talha|طلحة talha
مصطفي mustafa|مصطفى mustafa|مهدي mahdi|هادي hadi|جعفر jafar|صادق sadiq|صديق siddiq|باقر baqir|كاظم kazim|عباس abbas|قاسم qasim|هاشم hashim|هشام hisham|ياسر yasir|ياسين yasin|بلال bilal|عمار ammar|عمران imran|انور anwar|اكبر akbar|اصغر asghar|اسد asad|اسامه osama|اسامة osama
فاروق faruq|عامر amir|امير amir|امين amin|منصور mansur|مختار mukhtar|منير munir|مراد murad|نبيل nabil|نعيم naim|نعمت nimat|هيثم haitham|ايمن ayman|صدام saddam|شريف sharif|خليل khalil|خان khan|شيخ shaikh|شاه shah|ولي wali|سيد sayyid|حق haq|لطيف latif|جليل jalil|غفار ghaffar
غفور ghafur|ستار sattar|سلام salam|سالم salim|سليم salim|سلمان salman|جبار jabbar|حكيم hakim|حكمت hikmat|حافظ hafiz|حفيظ hafiz|فتاح fattah|فتح fath|مالك malik|ملك malik|واحد wahid|وحيد wahid|ودود wadud|وهاب wahhab|ظاهر zahir|زاهر zahir|باسط basit|باري bari|خالق khaliq|رزاق razzaq|رؤوف rauf|رووف rauf|شكور shakur|صمد samad|صبور sabur
معاذ muadh|حي hai|لمتد limited|ليمتد limited|معتصم mutasim|مالكي maliki|غني ghani|قيوم qayyum|قهار qahhar|منان mannan|مجاهد mujahid|مبارك mubarak|مسلم muslim|مؤمن mumin|مومن mumin|نادر nadir|نذير nazir|نظام nizam|شمس shams|سيف saif|فخر fakhr|ضياء diya|بدر badr|قمر qamar|تاج taj|عز izz|عماد imad|علاء alaa|بهاء bahaa|جلال jalal|كرم karam|اكرم akram|اشرف ashraf|افضل afzal|انصاري ansari|انصار ansar
عارف arif|عادل adil|عاصم asim|عاطف atif|عدنان adnan|غسان ghassan|مروان marwan|رمضان ramadan|شعبان shaban|رجب rajab|سفيان sufyan|سلطان sultan|فهد fahd|فؤاد fuad|فواد fuad|فرج faraj|فريد farid|فضل fadl|فيروز firuz|كاظمي kazimi|محسن muhsin|محبوب mahbub|مجتبي mujtaba|مجتبى mujtaba|مطيع muti|معروف maruf|نجيب najib|نجم najm|نسيم nasim|وسيم wasim|وسام wisam|حاتم hatim|حازم hazim|حبيب habib
حاج hajj|حاجي haji|حاجى haji|ملا mullah|مولوي mawlawi|مولوى mawlawi|قاري qari|حضرت hazrat|دكتور dr|شهيد shahid|شاهد shahid|رحمت rahmat|نعمه nima|هدايت hidayat|عنايت inayat|سعادت saadat|كرامت karamat|جان jan|گل gul|زاده zadeh|پور pour|نژاد nejad|خميني khomeini|عائشه aisha|عائشة aisha|فاطمه fatima|فاطمة fatima|مريم maryam|خديجه khadija|خديجة khadija|زينب zainab|زهراء zahra|زهرا zahra|سميه sumayya
عراق iraq|شام sham|مصري masri|عراقي iraqi|يمني yemeni|سوري suri|لبناني lubnani|مغربي maghribi|تونسي tunisi|ليبي libi|افغاني afghani|شامي shami|بغدادي baghdadi|حسيني husseini|موسوي musawi|هاشمي hashimi|جهاد jihad|اسلام islam|اسلامي islami|دوله dawla|دولة dawla|حزب hizb|جيش jaysh|جبهه jabha|جبهة jabha|حركه haraka|حركة haraka|جماعه jamaat|جمعيه jamiyat|جمعية jamiyat|جماعة jamaat|شركه sharikat|شركة sharikat|بنك bank|مصرف bank|تجاره tijara|تجارة tijara
`;

/** Plain-letter word to its Latin reading. */
export const ARABIC_READINGS: ReadonlyMap<string, string> = new Map(
  READINGS.split(/[|\n]/)
    .map((entry) => entry.trim().split(' '))
    .flatMap(([word, reading]) => (word && reading ? [[word, reading] as const] : [])),
);

/** One form for letters that writers and languages exchange: alif with or without hamza, Persian and Arabic ya, kaf and ha. */
export function plainLetters(word: string): string {
  return word
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[یېۍے]/g, 'ي')
    .replace(/[کڪ]/g, 'ك')
    .replace(/[ہھۀە]/g, 'ه');
}
