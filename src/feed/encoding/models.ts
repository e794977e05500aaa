/** Kinds of scripts: `latin` letters stand among ASCII ones, those of another `alphabet` and `characters` do not. */
export type Script = 'latin' | 'alphabet' | 'characters';

/** Texts in the languages that an encoding is used for. */
export interface Model {
  /** Labels of encodings, separated by spaces. */
  labels: string;
  script: Script;
  /**
   * The common letters or characters beyond ASCII: of each language on its own, where they are Latin ones; the commonest
   * first, where they are of another alphabet.
   */
  common: string[];
  /** Share of the common ones among characters of thousands. */
  share?: number;
  /** First bytes of the usual characters, in an encoding of two bytes. */
  usual?: [first: number, last: number];
  /** Primary languages, as BCP 47 tags in lower case. */
  languages: RegExp;
}

const CYRILLIC = 'windows-1251 koi8-r koi8-u iso-8859-5 ibm866 x-mac-cyrillic';

export const MODELS: Model[] = [
  {
    labels: 'euc-kr',
    script: 'characters',
    common: [
      '이다의는에을가고로한를사하지기도은대서자그해정인부시어나리일보수라전으있했과원국장제상년여경중아주들것',
    ],
    share: 0.5,
    usual: [0xb0, 0xc8],
    languages: /^ko/,
  },
  {
    labels: 'gb18030 gbk',
    script: 'characters',
    common: [
      '的一是不在有了人中国和大为上个年来这以到时会地们出要就对发成生与日行民经进动国家新市月华京于加部工业全力',
    ],
    share: 0.3,
    usual: [0xb0, 0xd7],
    languages: /^zh(?!.*(tw|hk|mo|hant))/,
  },
  {
    labels: 'big5',
    script: 'characters',
    common: [
      '的一是不在有了人中國和大為上個年來這以到時會地們出要就對發成生與日行民經進動國家新市月華京於加部工業全力',
    ],
    share: 0.3,
    usual: [0xa4, 0xc6],
    languages: /^zh.*(tw|hk|mo|hant)/,
  },
  {
    labels: 'shift_jis',
    script: 'characters',
    common: ['のにはをたがでてとしれさいるあっなもこらすりかうきけまよそどんくめだ年日ー'],
    share: 0.5,
    usual: [0x82, 0x98],
    languages: /^ja/,
  },
  {
    labels: 'euc-jp',
    script: 'characters',
    common: ['のにはをたがでてとしれさいるあっなもこらすりかうきけまよそどんくめだ年日ー'],
    share: 0.5,
    usual: [0xa3, 0xcf],
    languages: /^ja/,
  },
  {
    labels: CYRILLIC,
    script: 'alphabet',
    common: ['оеаинтсрвлкмдпуяыьгзбчйхіжшюцщэъфёїєјўґљњћџђ'],
    languages: /^(ru|uk|be|bg|sr|mk|kk|ky|tg|tt|mn)/,
  },
  {
    labels: 'windows-1253 iso-8859-7',
    script: 'alphabet',
    common: ['αοιετνσηυρκπςμλίόάέωήδγθχύφώβζξψϊϋ'],
    languages: /^el/,
  },
  {
    labels: 'windows-1255 iso-8859-8 iso-8859-8-i',
    script: 'alphabet',
    common: ['יוהלארתבשמנעםדחכקפסןגצטזךףץ'],
    languages: /^(he|iw|yi)/,
  },
  {
    labels: 'windows-1256 iso-8859-6',
    script: 'alphabet',
    common: ['اليمونرتبعةدسفهكقأحجشىصطخإضزذءثغئظآگپچژؤ'],
    languages: /^(ar|fa|ur|ug)/,
  },
  {
    labels: 'windows-874',
    script: 'alphabet',
    common: ['านร่อกเ้งมัยวลีทหดสิตคะบปแจขพไใ์ุูืโชำถผ็ณศซธญภฐฟษฉฝฎฏฑฒฌฆฤ'],
    languages: /^th/,
  },
  {
    labels: 'windows-1252 iso-8859-15 macintosh',
    script: 'latin',
    common: [
      'éèàçêâîôûùëïœ',
      'äöüß',
      'áéíóúñü',
      'áâãàçéêíóôõú',
      'àèéìòù',
      'åäöé',
      'æøåé',
      'éëïèüö',
      'áéíóúýþæöð',
    ],
    languages: /^(fr|de|es|pt|it|nl|da|sv|no|nb|nn|fi|is|ca|gl|eu|ga|af|id|ms|sw)/,
  },
  {
    labels: 'windows-1250 iso-8859-2 iso-8859-16',
    script: 'latin',
    common: ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'áéíóöőúüű', 'čćšžđ', 'ăâîşţ'],
    languages: /^(pl|cs|sk|hu|sl|hr|bs|ro|sq)/,
  },
  { labels: 'windows-1254', script: 'latin', common: ['ışğçöüâ'], languages: /^(tr|az)/ },
  {
    labels: 'windows-1257 iso-8859-4 iso-8859-13',
    script: 'latin',
    common: ['āčēģīķļņšūž', 'ąčęėįšųūž', 'äõöüšž'],
    languages: /^(et|lv|lt)/,
  },
  {
    labels: 'windows-1258',
    script: 'latin',
    common: ['ưđơâêôă\u0300\u0301\u0303\u0309\u0323'],
    languages: /^vi/,
  },
];
