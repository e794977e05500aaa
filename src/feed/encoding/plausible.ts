/** The characters that a language's news is full of, and what share of its text they are. */
const common: [labels: string, characters: string, share: number][] = [
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
const sets = new Map(
  common.flatMap(([labels, characters, share]) =>
    labels.split(' ').map((label) => [label, { characters: new Set(characters), share }]),
  ),
);

/**
 * How much text looks like what the encoding is used for: 1 like any news, 0 or less like noise.
 * 0.5 for the encodings of which nothing is known.
 */
export function plausibility(text: string, encoding: string): number {
  const known = sets.get(encoding === 'gbk' ? 'gb18030' : encoding);
  let other = 0;
  let hits = 0;
  let at = 0;
  for (const character of text) {
    // Enough to tell; punctuation and symbols of all kinds tell nothing.
    if (other > 4000 || ++at > 60_000) break;
    if (character < '\x80' || /[\u3000-\u3020\uff00-\uff0f]/.test(character)) continue;
    other++;
    if (known?.characters.has(character)) hits++;
    // Not to be read, a control, for private use, an unused square.
    else if (/[\ufffd\x80-\x9f\ue000-\uf8ff]/.test(character)) hits -= 2;
  }
  if (!other) return 0;
  return known ? hits / other / known.share : 0.5 + Math.min(0, hits / other);
}
