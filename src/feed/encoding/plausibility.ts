/** The commonest characters of a language's news, and their share of its text. */
const COMMON: [labels: string, characters: string, share: number][] = [
  [
    'euc-kr',
    '이다의는에을가고로한를사하지기도은대서자그해정인부시어나리일보수라전으있했과원국장제상년여경중아주들것',
    0.5,
  ],
  [
    'gb18030',
    '的一是不在有了人中国和大为上个年来这以到时会地们出要就对发成生与日行民经进动国家新市月华京于加部工业全力',
    0.3,
  ],
  [
    'big5',
    '的一是不在有了人中國和大為上個年來這以到時會地們出要就對發成生與日行民經進動家新市月華京於加部工業全力',
    0.3,
  ],
  ['shift_jis euc-jp', 'のにはをたがでてとしれさいるあっなもこらすりかうきけまよそどんくめだ年日ー', 0.5],
  ['windows-1251 koi8-r koi8-u iso-8859-5 ibm866 x-mac-cyrillic', 'оеаинтсрвлкм', 0.75],
  ['windows-1252 iso-8859-15 macintosh', 'éèàçêäöüßñóíáãåø’“”–…', 0.85],
  ['windows-1250 iso-8859-2 iso-8859-16', 'ąęłżśćóěščřžýáíéőű', 0.85],
  ['windows-1253 iso-8859-7', 'αοιετνσρκπ', 0.7],
  ['windows-1254', 'ıişğçöü', 0.85],
  ['windows-1255 iso-8859-8 iso-8859-8-i', 'יוהלארתבשמ', 0.75],
  ['windows-1256 iso-8859-6', 'الينمرتبوده', 0.75],
  ['windows-1257 iso-8859-4 iso-8859-13', 'āčēģīķļņšūžąęėį', 0.85],
  ['windows-1258', 'ưđơâêôăáàé', 0.7],
  ['windows-874', 'านรอกเงม่้ยลว', 0.55],
];
/** Enough non-ASCII characters, and enough characters in all, to judge by. */
const MAX_OTHER = 4000;
const MAX_CHARACTERS = 60_000;
/** Plausibility of the encodings of whose languages nothing is known. */
const UNKNOWN = 0.5;
/** A character that cannot be read counts against so many that are common. */
const PENALTY = 2;

/** Punctuation and full-width signs, which tell nothing. */
const NEUTRAL = /[\u3000-\u3020\uff00-\uff0f]/;
/** Unreadable characters, controls, and those for private use. */
const UNREADABLE = /[\ufffd\x80-\x9f\ue000-\uf8ff]/;

const characterSets = new Map(
  COMMON.flatMap(([labels, characters, share]) =>
    labels.split(' ').map((label) => [label, { characters: new Set(characters), share }]),
  ),
);

/** How much a text looks like news in a language that the encoding is used for: 1 like any, 0 or less like noise. */
export function plausibility(text: string, encoding: string): number {
  const known = characterSets.get(encoding === 'gbk' ? 'gb18030' : encoding);
  let other = 0;
  let hits = 0;
  let read = 0;
  for (const character of text) {
    read++;
    if (other > MAX_OTHER || read > MAX_CHARACTERS) break;
    if (character < '\x80' || NEUTRAL.test(character)) continue;
    other++;
    if (known?.characters.has(character)) hits++;
    else if (UNREADABLE.test(character)) hits -= PENALTY;
  }
  if (!other) return 0;
  return known ? hits / other / known.share : UNKNOWN + Math.min(0, hits / other);
}
