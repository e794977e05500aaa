/** Sentences of news in the languages that encodings of one and two bytes are used for. */

/** Encodings, the language's tag, and sentences. */
export const LANGUAGES = [
  [
    ['euc-kr'],
    'ko',
    [
      '연변에서 고향의 봄 축제가 다시 열렸다',
      '시민 삼천여 명이 행사장을 찾았다',
      '첫눈이 내린 장백산, 관광객 크게 늘어',
      '동포 청년들의 일자리 박람회 성황',
    ],
  ],
  [
    ['gb18030'],
    'zh-cn',
    [
      '延边州举行春季文化节活动',
      '今年粮食产量再创新高',
      '两国代表在北京签署合作协议',
      '市民可以免费参观博物馆',
    ],
  ],
  [
    ['big5'],
    'zh-tw',
    [
      '台北市政府宣布新的交通計畫',
      '今年的花卉博覽會下週開幕',
      '颱風接近東部海面，請民眾注意',
      '學生團體參觀國家圖書館',
    ],
  ],
  [
    ['shift_jis', 'euc-jp'],
    'ja',
    [
      '東京で新しい美術館が開館しました',
      '台風は明日の朝に九州へ近づく見込みです',
      '地元の学生がボランティアに参加した',
      '春の祭りに多くの人が集まった',
    ],
  ],
  [
    ['windows-1251', 'koi8-r'],
    'ru',
    [
      'В городе открылся новый музей',
      'Президент подписал закон о бюджете',
      'Фермеры собрали рекордный урожай',
      'Завтра ожидается сильный снег',
    ],
  ],
  [['windows-1251'], 'uk', ['У місті відкрили нову бібліотеку', 'Завтра очікується сильний вітер і дощ']],
  [['windows-1251'], 'bg', ['Новият мост беше открит днес', 'Утре се очаква силен вятър']],
  [['windows-1253'], 'el', ['Το νέο μουσείο άνοιξε σήμερα', 'Ισχυροί άνεμοι αναμένονται αύριο στο Αιγαίο']],
  [
    ['windows-1254'],
    'tr',
    [
      'Yeni müze bugün açıldı',
      'Yarın şiddetli yağış bekleniyor',
      'Öğrenciler kütüphaneye gitti, ilgi büyüktü',
    ],
  ],
  [['windows-1255'], 'he', ['המוזיאון החדש נפתח היום', 'מחר צפויות רוחות חזקות בצפון']],
  [['windows-1256'], 'ar', ['افتتح المتحف الجديد اليوم', 'من المتوقع هبوب رياح قوية غدا']],
  [['windows-874'], 'th', ['พิพิธภัณฑ์แห่งใหม่เปิดวันนี้', 'พรุ่งนี้คาดว่าจะมีลมแรง']],
  [
    ['windows-1250'],
    'pl',
    [
      'Nowe muzeum zostało dziś otwarte',
      'Jutro spodziewany jest silny wiatr, prosimy o ostrożność',
      'Źródła łączą się pod górą',
    ],
  ],
  [
    ['windows-1250'],
    'cs',
    ['Nové muzeum bylo dnes otevřeno', 'Zítra očekáváme silný vítr a sníh, řidiči pozor'],
  ],
  [
    ['windows-1250'],
    'hu',
    [
      'Megnyílt az új múzeum, nagy az érdeklődés és az öröm',
      'Holnap erős szél várható a tavon, figyelmeztetnek az ügyeletesek',
    ],
  ],
  [
    ['windows-1252'],
    'fr',
    [
      'Le musée a été inauguré à l’aube',
      'Une tempête très forte est annoncée « dès demain »',
      'Déjà vu : où sont passées les forêts ?',
    ],
  ],
  [
    ['windows-1252'],
    'de',
    [
      'Das neue Museum wurde früh eröffnet',
      'Für morgen sind starke Böen angekündigt – außer im Süden',
      '„Schöne Grüße“ aus Köln',
    ],
  ],
  [
    ['windows-1252'],
    'es',
    [
      'El año próximo abrirá el museo',
      '¿Qué pasó ayer en la montaña? Opinión',
      'Mañana habrá viento más fuerte en Cádiz',
    ],
  ],
  [['windows-1252'], 'pt', ['O museu não abrirá amanhã', 'A população já está avisada, é só esperar']],
  [
    ['windows-1252'],
    'it',
    ['Il museo aprirà lunedì, perché è pronto', 'Più vento in città: così sarà domenica'],
  ],
  [['windows-1252'], 'sv', ['Museet öppnar på måndag', 'Blåsten ökar på västkusten']],
  [['windows-1252'], 'da', ['Museet åbner på søndag', 'Der er stærk blæst på øerne']],
  [['windows-1252'], 'en', ['Bob’s boat — “the fastest” — wins', 'The café’s naïve façade']],
  [['windows-1257'], 'lv', ['Rīgā atklāts jaunais muzejs', 'Rīt gaidāms stiprs vējš, ūdens līmenis celsies']],
  [
    ['windows-1257'],
    'lt',
    ['Vilniuje atidarytas naujas muziejus, šį rytą', 'Rytoj pūs stiprus vėjas, žmonės įspėjami'],
  ],
  [
    ['windows-1258'],
    'vi',
    ['Bảo tàng mới được khánh thành hôm nay', 'Ngày mai dự báo có gió mạnh ở vùng biển'],
  ],
];

const encoders = new Map();

/** Bytes by character, of an encoding of one or two bytes. */
function encoderOf(encoding) {
  let table = encoders.get(encoding);
  if (table) return table;
  table = new Map();
  const decoder = new TextDecoder(encoding, { fatal: true });
  const add = (...bytes) => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes));
      if ([...text].length === 1 && !table.has(text)) table.set(text, bytes);
    } catch {
      // No such character.
    }
  };
  const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
  // Node 20 reads windows-1252 as ISO-8859-1.
  if (encoding === 'windows-1252')
    for (const [index, each] of [...WINDOWS_1252].entries()) table.set(each, [0x80 + index]);
  for (let lead = 0; lead < 256; lead++) add(lead);
  if (/euc|gb|big|jis/.test(encoding))
    for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add(lead, trail);
  encoders.set(encoding, table);
  return table;
}

/** Bytes of a text. Vietnamese windows-1258 writes tones behind their letters. */
export function encode(text, encoding) {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const table = encoderOf(encoding);
  const bytesOf = (character) => {
    const known = table.get(character);
    if (known) return known;
    const [base, ...marks] = character.normalize('NFD');
    for (const tone of marks) {
      const rest = [base, ...marks.filter((mark) => mark !== tone)].join('').normalize('NFC');
      if (table.has(rest) && table.has(tone)) return [...table.get(rest), ...table.get(tone)];
    }
    throw new Error(`${encoding} has no ${character}`);
  };
  return Uint8Array.from([...text].flatMap(bytesOf));
}
