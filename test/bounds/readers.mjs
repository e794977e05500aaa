/**
 * Every exported function of the modules that `load.mjs` names: how it is given a hostile text, or why it is given none.
 * A function that stands in neither list fails the test.
 */

const CONTEXTS = [
  { timeZone: 'Asia/Seoul', language: 'ko' },
  { timeZone: 'Europe/Berlin', language: 'de' },
];
const URL_ = 'https://news.example/feed';
const VERSION = 'https://jsonfeed.org/version/1.1';
const NAMESPACES =
  'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"';

const bytesOf = (text) => new TextEncoder().encode(text);
/** Bytes that are no UTF-8: each character is cut to one byte. */
const oddBytes = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
const json = (more) => JSON.stringify({ version: VERSION, title: 'T', items: [], ...more });
const item = (text) => ({
  id: text,
  url: text,
  title: text,
  summary: text,
  content_html: text,
  image: text,
  authors: [{ name: text }],
  tags: [text],
  _dongpo: { source: text, kicker: text, section_path: [text], images: [{ url: text, caption: text }] },
});
const rss = (channel, inItem) =>
  `<?xml version="1.0"?><rss version="2.0" ${NAMESPACES}><channel><title>T</title>${channel}<item><title>x</title>${inItem}</item></channel></rss>`;
const cdata = (text) => `<![CDATA[${text.replaceAll(']]>', ']] >')}]]>`;
/** A value in which the text is repeated as a list: as many items as it has pieces. */
const pieces = (text) => text.match(/.{1,8}/gs) ?? [];
const attributes = (text) =>
  new Map(['src', 'srcset', 'alt', 'class', 'style', 'width'].map((name) => [name, text]));
const element = (text) => ({ getAttribute: () => text, hasAttribute: () => true });
const node = (text) => ({
  name: 'content',
  attributes: { href: text, url: text },
  children: [text],
  base: URL_,
});
const nothing = () => {};
const report = nothing;
const feedOf = (text) => ({
  version: VERSION,
  title: text,
  items: pieces(text)
    .slice(0, 1000)
    .map((id) => ({ id, url: `https://news.example/${id}`, title: id, tags: [id] })),
  _dongpo: { removed: pieces(text).map((each) => `${each}!`) },
});
const itemOf = (text) => ({ ...item(text), date_published: text, labels: [text] });
/** By module and function: calls with the module and a text. Several calls give the text in different places. */
export const READERS = {
  'text/article-number': { articleNumber: ({ articleNumber }, text) => articleNumber(text) },
  'text/comparable-url': { comparableUrl: ({ comparableUrl }, text) => comparableUrl(text) },
  'text/dateline': {
    datelineNames: ({ datelineNames }, text) => datelineNames(text),
    splitDateline: ({ splitDateline }, text) => splitDateline(text, ['동포투데이', 'a']),
  },
  'text/entities': {
    decodeEntities: ({ decodeEntities }, text) => decodeEntities(text),
    entityBegins: ({ entityBegins }, text) => entityBegins(text),
  },
  'text/escape-html': { escapeHtml: ({ escapeHtml }, text) => escapeHtml(text) },
  'text/stacked-marks': {
    partLongWords: ({ partLongWords }, text) => partLongWords(text),
    limitMarks: ({ limitMarks }, text) => limitMarks(text),
  },
  'text/grapheme-fallback': { GRAPHEME: ({ GRAPHEME }, text) => text.match(GRAPHEME) },
  'text/html-elements': {
    isElementName: ({ isElementName }, text) => isElementName(text),
    hasHiddenContent: ({ hasHiddenContent }, text) => hasHiddenContent(text),
    isBlock: ({ isBlock }, text) => isBlock(text),
  },
  'text/html4-entities': { html4Entity: ({ html4Entity }, text) => html4Entity(text) },
  'text/invisible-characters': {
    isSuspect: ({ isSuspect }, text) => isSuspect(text),
    hasInvisible: ({ hasInvisible }, text) => hasInvisible(text),
    collapseWhitespace: ({ collapseWhitespace }, text) => collapseWhitespace(text),
  },
  'text/plain': {
    plainText: ({ plainText }, text) => plainText(text),
    cleanText: ({ cleanText }, text) => cleanText(text),
  },
  'text/strip-tags': { stripTags: ({ stripTags }, text) => stripTags(text) },
  'text/truncate': { truncate: ({ truncate }, text) => truncate(text, 320) },
  'text/windows-1252': { replaceC1Controls: ({ replaceC1Controls }, text) => replaceC1Controls(text) },

  'feed/model/http-url': { httpUrl: ({ httpUrl }, text) => [httpUrl(text), httpUrl(text, URL_)] },
  'feed/model/image-rules': {
    isFileName: ({ isFileName }, text) => isFileName(text),
    isPlaceholderUrl: ({ isPlaceholderUrl }, text) => isPlaceholderUrl(text),
    isTrackingSize: ({ isTrackingSize }, text) => isTrackingSize(text),
    isImageFile: ({ isImageFile }, text) => isImageFile(text, text),
    widestImage: ({ widestImage }, text) => widestImage(pieces(text).map((width) => ({ width }))),
  },
  'feed/model/picture-key': {
    pictureKey: ({ pictureKey }, text) => [pictureKey(text), pictureKey(`https://a.bc/${text}.jpg`)],
  },
  'feed/model/srcset': {
    srcsetOf: ({ srcsetOf }, text) =>
      srcsetOf(text, [{ url: text, sizes: pieces(text).map((url, index) => ({ url, width: index + 1 })) }]),
  },
  'feed/model/url-members': { isUrlMember: ({ isUrlMember }, text) => isUrlMember(text) },
  'feed/load/load-by-language': {
    addressOfLanguage: ({ addressOfLanguage }, text) => addressOfLanguage(`https://a.bc/${text}`, text),
    addressInLanguage: ({ addressInLanguage }, text) => addressInLanguage(text, 'ko'),
    languagesFor: ({ languagesFor }, text) => languagesFor(text),
  },
  'feed/load/placeholders': {
    pathSegment: ({ pathSegment }, text) => pathSegment(text),
    addressOfItem: ({ addressOfItem }, text) => [
      addressOfItem('https://a.bc/{item}', text),
      addressOfItem('https://a.bc/{item}', `?no=${text}`),
    ],
  },
  'feed/load/trusted-places': {
    placesNamed: ({ placesNamed }, text) => placesNamed(text, URL_),
    trustedPlaces: ({ trustedPlaces }, text) =>
      trustedPlaces({ url: text, src: text, upgrade: text }, URL_, [text]),
    trustedAddress: ({ trustedAddress }, text) => [
      trustedAddress(text, [text], URL_),
      trustedAddress(`https://a.bc/${text}`, ['https://a.bc'], URL_),
    ],
    trustedAddresses: ({ trustedAddresses }, text) => trustedAddresses(text, ['https://a.bc'], URL_),
  },
  'feed/load/source-list': { sourceList: ({ sourceList }, text) => sourceList(text) },
  'feed/load/retry-after': { retryAfterMs: ({ retryAfterMs }, text) => retryAfterMs(text) },
  'feed/load/feed-from-object': {
    feedFromObject: ({ feedFromObject }, text) =>
      feedFromObject({ version: VERSION, title: text, items: [item(text)] }, {}),
  },
  'feed/encoding/cp949': {
    decodeCp949: ({ decodeCp949 }, text) => decodeCp949(new TextDecoder('euc-kr'), oddBytes(text)),
  },
  'feed/encoding/decode': {
    decode: ({ decode }, text) => [decode(bytesOf(text), text), decode(oddBytes(`${text}\xff`), 'text/xml')],
  },
  'feed/encoding/decode-as': {
    decodeAs: ({ decodeAs }, text) => ['utf-8', 'utf-32le'].map((label) => decodeAs(label, oddBytes(text))),
    encodingOf: ({ encodingOf }, text) => encodingOf(text),
  },
  'feed/encoding/guess-encoding': {
    guessEncoding: ({ guessEncoding }, text) =>
      guessEncoding(oddBytes(`${text}\xe9 \xff`), ['windows-1251'], 'ko'),
  },
  'feed/encoding/is-gzip': { isGzip: ({ isGzip }, text) => isGzip(oddBytes(text)) },
  'feed/encoding/gunzip': {
    gunzip: ({ gunzip }, text) => gunzip(Uint8Array.of(0x1f, 0x8b, 8, 0, ...oddBytes(text))),
  },
  'feed/encoding/likelihood': {
    likelihood: ({ likelihood }, text) =>
      ['windows-1252', 'euc-kr', 'gb18030'].map((label) => likelihood(text, label)),
  },
  'feed/encoding/mixed-utf8': { readMixedUtf8: ({ readMixedUtf8 }, text) => readMixedUtf8(oddBytes(text)) },
  'feed/encoding/sample': { sampleOf: ({ sampleOf }, text) => sampleOf(oddBytes(text)) },
  'feed/diagnose/check-escapes': { checkEscapes: ({ checkEscapes }, text) => checkEscapes(text, report) },
  'feed/diagnose/check-xml': {
    checkXml: ({ checkXml }, text) => [
      checkXml(text, report),
      checkXml(`<rss ${text}<item>${text}</item>${text}</rss>`, report),
      checkXml(`<rss><${text}`, report),
    ],
  },

  'feed/parse/absolute-url': {
    siteBase: ({ siteBase }, text) => siteBase(text, URL_),
    absoluteUrl: ({ absoluteUrl }, text) => [absoluteUrl(text, URL_), absoluteUrl(`https://a.bc/${text}`)],
  },
  'feed/parse/body-sizes': {
    addBodySizes: ({ addBodySizes }, text) => [
      addBodySizes({ content_html: `srcset=${text}` }, URL_),
      addBodySizes({ content_html: `<img src="${URL_}" srcset="${text.replaceAll('"', "'")}">` }, URL_),
      addBodySizes({ content_html: `<img ${text} srcset="${URL_} 1w` }, text),
    ],
  },
  'feed/parse/body-trailer': {
    mayHaveTrailer: ({ mayHaveTrailer }, text) => mayHaveTrailer(text),
    splitTrailer: ({ splitTrailer }, text) => [
      splitTrailer(text),
      splitTrailer(`${text}<p>a@b.cd</p>`),
      splitTrailer(`<p>a@b.cd ${text}</p>`),
    ],
  },
  'feed/parse/dates/clock': { findClock: ({ findClock }, text) => findClock(text) },
  'feed/parse/dates/date-words': {
    readDateWords: ({ readDateWords }, text) =>
      readDateWords(pieces(text).slice(0, 12), 'de', { day: false, year: false }, () => true),
    readWeekdays: ({ readWeekdays }, text) => readWeekdays([text], 'de'),
  },
  'feed/parse/dates/day-order': {
    likeliestOrder: ({ likeliestOrder }, text) =>
      likeliestOrder({ language: text, timeZone: text }, text, true, true),
  },
  'feed/parse/dates/english-names': { isEnglish: ({ isEnglish }, text) => isEnglish([text]) },
  'feed/parse/dates/feed-date': {
    parseStandardDate: ({ parseStandardDate }, text) => parseStandardDate(text),
    parseFeedDate: ({ parseFeedDate }, text) => parseFeedDate(text, CONTEXTS[0], nothing),
  },
  'feed/parse/dates/labelled-dates': {
    parseLabelledDates: ({ parseLabelledDates }, text) =>
      CONTEXTS.map((context) => parseLabelledDates(text, context)),
  },
  'feed/parse/dates/local-date': {
    parseLocalDate: ({ parseLocalDate }, text) => parseLocalDate(text, 'Asia/Seoul'),
  },
  'feed/parse/dates/names-by-language': {
    fold: ({ fold }, text) => fold(text),
    isSameLanguage: ({ isSameLanguage }, text) => isSameLanguage(text, text),
    namesForScriptOf: ({ namesForScriptOf }, text) => [...namesForScriptOf(text, text)],
  },
  'feed/parse/dates/other-date': {
    parseOtherDate: ({ parseOtherDate }, text) => CONTEXTS.map((context) => parseOtherDate(text, context)),
  },
  'feed/parse/dates/parse-date': {
    parseDate: ({ parseDate }, text) => CONTEXTS.map((context) => parseDate(text, context)),
  },
  'feed/parse/dates/parse-day': {
    // Behind `simplify`, which cuts a date to this length.
    parseDay: ({ parseDay }, text) => parseDay(text.slice(0, 120), CONTEXTS[1], true),
  },
  'feed/parse/dates/plausible': { isPlausible: ({ isPlausible }, text) => isPlausible(text) },
  'feed/parse/dates/read-zone': { readZone: ({ readZone }, text) => readZone(text, 0, CONTEXTS[0]) },
  'feed/parse/dates/rfc3339': { isRfc3339: ({ isRfc3339 }, text) => isRfc3339(text) },
  'feed/parse/dates/rfc822': {
    isRfc822: ({ isRfc822 }, text) => isRfc822(text),
    parseCommonRfc822: ({ parseCommonRfc822 }, text) => parseCommonRfc822(text),
  },
  'feed/parse/dates/simplify': {
    simplify: ({ simplify }, text) => [simplify(text, 'ko'), simplify(text, 'th')],
  },
  'feed/parse/dates/time-zones': {
    isTimeZone: ({ isTimeZone }, text) => isTimeZone(text),
    offsetAt: ({ offsetAt }, text) => offsetAt(0, text),
  },
  'feed/parse/dates/zone-names': {
    offsetOfName: ({ offsetOfName }, text) => offsetOfName(text, 0, CONTEXTS[0]),
  },
  'feed/mend/escaped-markup': {
    withoutCdata: ({ withoutCdata }, text) => [withoutCdata(text), withoutCdata(`<![CDATA[${text}`)],
    restoreEscaped: ({ restoreEscaped }, text) => restoreEscaped(text),
  },
  'feed/mend/tag-words': {
    escapeTagWords: ({ escapeTagWords }, text) => escapeTagWords(text),
    pairedNames: ({ pairedNames }, text) => pairedNames(text),
    isWord: ({ isWord }, text) =>
      isWord({ name: 'b', closes: false, attributes: text, before: text, behind: text, isCut: true }),
  },
  'feed/mend/excerpt-noise': {
    withoutNoise: ({ withoutNoise }, text) => [
      withoutNoise(text, { title: text, url: text }),
      withoutNoise(text, { title: 'Ferry returns', url: URL_ }),
      withoutNoise(`${text}<a href="${URL_}">${text}</a>`, { title: text.slice(0, 90), url: URL_ }),
      withoutNoise(`<p class="caption">${text}`, { title: 'x' }),
      withoutNoise(`<p class="field--name-title">${text}`, { title: 'x' }),
      withoutNoise(`<img>▲${text}`, { title: 'x' }),
    ],
  },
  'feed/mend/excerpt-signs': {
    mayHaveNoise: ({ mayHaveNoise }, text) => [
      mayHaveNoise(item(text)),
      mayHaveNoise({ title: text.slice(0, 90), summary: `${text}<a href="x">x</a>`, url: text }),
    ],
  },
  'feed/mend/is-telling': {
    isTelling: ({ isTelling }, text) => [isTelling(text, true), isTelling(text.slice(0, 500))],
  },
  'feed/mend/base-element': {
    applyBaseElement: ({ applyBaseElement }, text) => [
      applyBaseElement(text),
      applyBaseElement(`<base ${text}`),
      applyBaseElement(`<base href=${text}`),
    ],
  },
  'feed/mend/media-signs': {
    mayBeSmall: ({ mayBeSmall }, text) => mayBeSmall({ url: text, width: text }),
    hasOddPicture: ({ hasOddPicture }, text) => hasOddPicture(text, [{ url: text, width: text }]),
  },
  'feed/mend/mend': {
    mendFeed: ({ mendFeed }, text) => [
      mendFeed({ version: VERSION, items: [item(text)] }, URL_),
      mendFeed({ is_from_xml: true, title: text, items: [{ ...item(text), has_odd_excerpt: true }] }, URL_),
    ],
  },
  'feed/mend/needs-mending': {
    needsMending: ({ needsMending }, text) => needsMending({ version: VERSION, items: [item(text)] }),
  },
  'feed/mend/pictures/first-image': {
    findImage: ({ findImage }, text) => [
      findImage(text),
      findImage(`<img ${text}`),
      ...['srcset', 'class', 'style', 'width', 'data-src', 'src'].map((name) =>
        findImage(`<img ${name}="${text.replaceAll('"', "'")}">`),
      ),
    ],
  },
  'feed/mend/pictures/item-address': {
    itemAddress: ({ itemAddress }, text) => [itemAddress(text, URL_), itemAddress(pieces(text), URL_)],
  },
  'feed/mend/pictures/item-picture': {
    withPicture: ({ withPicture }, text) => [
      withPicture(
        { id: '1', image: text, content_html: text },
        { [text]: text, thumb: pieces(text) },
        { url: URL_, origin: 'json' },
      ),
      withPicture({ ...item(text), pictures: [text], thumbnails: [{ url: text }] }, item(text), {
        url: URL_,
        origin: 'xml',
      }),
    ],
  },
  'feed/mend/pictures/media-images': {
    isThumbnail: ({ isThumbnail }, text) => isThumbnail({ url: text, width: text }),
    readImages: ({ readImages }, text) => readImages({ _dongpo: { images: [{ url: text, width: text }] } }),
  },
  'feed/mend/picture-signs': {
    isUncertain: ({ isUncertain }, text) => isUncertain(text),
    needsPictureSearch: ({ needsPictureSearch }, text) => [
      needsPictureSearch({ image: text }, 'json'),
      needsPictureSearch({ content_html: text, summary: text, [text]: text }, 'jsonFeed'),
    ],
  },
  'feed/mend/pictures/picture-url': {
    isPictureUrl: ({ isPictureUrl }, text) => [isPictureUrl(text), isPictureUrl(`https://a.bc/${text}.jpg`)],
    isLargeSize: ({ isLargeSize }, text) => isLargeSize(text, text),
    isIconSize: ({ isIconSize }, text) => isIconSize(text, text),
    isSmall: ({ isSmall }, text) => [isSmall(text), isSmall('a', text, text)],
  },
  'feed/mend/resolve-addresses': {
    resolveAddresses: ({ resolveAddresses }, text) => [
      resolveAddresses(text, URL_),
      resolveAddresses(`<img src="a" ${text}`, URL_),
      resolveAddresses(`<p xml:base="/a/" ${text}`, URL_),
    ],
  },
  'feed/mend/pictures/tags': {
    IMAGE_TAG: ({ IMAGE_TAG }, text) => text.match(IMAGE_TAG),
    START_TAG: ({ START_TAG }, text) => text.match(START_TAG),
    ANY_TAG: ({ ANY_TAG }, text) => text.match(ANY_TAG),
    ATTRIBUTE: ({ ATTRIBUTE }, text) => text.match(ATTRIBUTE),
  },
  'feed/mend/text-signs': {
    mayBeBlank: ({ mayBeBlank }, text) => [mayBeBlank(text), mayBeBlank(text.slice(0, 499))],
    isBody: ({ isBody }, text) => isBody(text),
    lettersOf: ({ lettersOf }, text) => lettersOf(text),
    hasOddText: ({ hasOddText }, text) => hasOddText(item(text), 'jsonFeed'),
  },
  'feed/mend/tidy-item': {
    tidyItem: ({ tidyItem }, text) => [tidyItem(item(text), 'jsonFeed'), tidyItem(item(text), 'xml')],
    tidyTitle: ({ tidyTitle }, text) => tidyTitle(text, { type: 'bare' }),
  },
  'feed/parse/label-rules': {
    labelItems: ({ labelItems }, text) => [
      labelItems({ items: [item(text)] }, { sponsored: ['PR'] }),
      labelItems({ items: [{ tags: pieces(text) }] }, `sponsored: ${text}; paid: ${text}`),
    ],
  },
  'feed/parse/picture-sizes': {
    wholeSizes: ({ wholeSizes }, text) =>
      wholeSizes(
        pieces(text).map((url, index) => ({ url, width: index + 1, height: url })),
        { width: text, height: text },
      ),
    joinSizes: ({ joinSizes }, text) => [
      joinSizes(pieces(text).map((url) => ({ url, width: url }))),
      joinSizes(pieces(text).map((caption, index) => ({ url: 'a.jpg', caption, width: index + 1 }))),
    ],
  },
  'feed/parse/loose-string': {
    readLooseString: ({ readLooseString, BEHIND_NAME, BEHIND_ELEMENT, BEHIND_MEMBER }, text) =>
      [BEHIND_NAME, BEHIND_ELEMENT, BEHIND_MEMBER].map((behind) => readLooseString(`"${text}`, 0, behind)),
  },
  'feed/parse/json-feed': {
    readJsonFeed: ({ readJsonFeed }, text) =>
      readJsonFeed(
        { version: VERSION, title: text, language: text, authors: [{ name: text }], items: [item(text)] },
        {},
        nothing,
      ),
  },
  'feed/parse/other-formats': {
    mapText: ({ mapText }, text) => [mapText(text, {}), mapText(rss('', text), {})],
  },
  'feed/parse/other-json': {
    adaptJson: ({ adaptJson }, text) => [
      adaptJson([item(text)]),
      adaptJson(pieces(text)),
      adaptJson([{ title: { rendered: text } }], { url: URL_, link: text }),
    ],
  },
  'feed/parse/parse-feed': {
    parseFeed: async ({ parseFeed }, text) => {
      for (const source of [
        text,
        json({ title: text, language: text, items: [item(text)] }),
        json({ [text]: 1, items: [{ id: '1', title: 'x', [text]: 'a.jpg' }] }),
        rss(text, text),
        rss(
          `<title>${cdata(text)}</title>`,
          `<title>${cdata(text)}</title><link>${cdata(text)}</link><description>${cdata(text)}</description><content:encoded>${cdata(text)}</content:encoded><media:content url="a.jpg"/><media:description>${cdata(text)}</media:description>`,
        ),
        `[${text}]`,
      ])
        await parseFeed(source, { url: URL_ }).catch(nothing);
    },
    'parseFeed with diagnostics': async ({ parseFeed }, text) => {
      for (const source of [
        rss(text, text),
        `${rss('', '').replace('</rss>', '')}<${text}`,
        json({ items: [{ ...item(text), date_published: `2026-11-23 10:00 Z${text}` }] }),
        rss(
          '',
          `<title>${cdata(text)}</title><pubDate>${cdata(text)}</pubDate><description>${cdata(text)}</description>`,
        ),
      ])
        await parseFeed(source, { url: URL_, diagnostics: 'en' }).catch(nothing);
      await parseFeed(oddBytes(rss('', text)), { url: URL_, diagnostics: 'en' }).catch(nothing);
    },
    readFeedObject: ({ readFeedObject }, text) =>
      readFeedObject({ version: VERSION, items: [item(text)] }, { url: URL_ }),
  },
  'feed/parse/plain-image': {
    plainImage: ({ plainImage }, text) => [
      plainImage(text),
      plainImage(`<img ${text}>`),
      plainImage(`<img src="https://a.bc/${text}">`),
    ],
    plainImageOf: ({ plainImageOf }, text) => plainImageOf({ content_html: text }),
    hasImage: ({ hasImage }, text) => hasImage(text),
    isDoubtful: ({ isDoubtful }, text) => isDoubtful(text),
  },
  'feed/parse/read-members': {
    saysNothing: ({ saysNothing }, text) => saysNothing(text),
    readFeedOrItem: ({ readFeedOrItem, noFacts }, text) =>
      readFeedOrItem(item(text), 'item', {
        facts: noFacts(),
        parseOtherDate: nothing,
        timeZone: 'UTC',
        baseUrl: URL_,
      }),
    readList: ({ readList }, text) => readList(pieces(text), (each) => each),
  },
  'feed/parse/relocate-fields': {
    relocateFields: ({ relocateFields }, text) =>
      relocateFields({ ...item(text), title: `a | ${text}` }, { title: text, language: 'ko' }),
  },
  'feed/parse/repair-json': {
    repairJson: ({ repairJson }, text) => [
      repairJson(text),
      repairJson(`{"a":"${text}`),
      repairJson(`{"items":[${text}`),
    ],
  },
  'feed/parse/rss-atom/constructs': {
    isHtml: ({ isHtml }, text) => isHtml(text),
    textConstruct: ({ textConstruct }, text) => textConstruct(node(text)),
    textFacts: ({ textFacts }, text) => textFacts({ ...node(text), base: URL_ }, text),
    resolveUrl: ({ resolveUrl }, text) => resolveUrl(node(text)),
    hasRel: ({ hasRel }, text) => hasRel({ name: 'link', attributes: { rel: text }, children: [] }, 'self'),
    alternateLink: ({ alternateLink }, text) => alternateLink([node(text)]),
    permalink: ({ permalink }, text) => permalink([{ ...node(text), name: 'guid' }]),
    persons: ({ persons }, text) => persons([{ ...node(text), name: 'author', attributes: {} }]),
  },
  'feed/parse/rss-atom/map-feed': {
    mapXmlFeed: ({ mapXmlFeed }, text) => [
      mapXmlFeed(text, {}),
      mapXmlFeed(`<rss><channel><item>${text}`, { url: URL_ }),
    ],
  },
  'feed/parse/rss-atom/parse-xml': {
    parseXml: ({ parseXml }, text) => [
      parseXml(text, { limit: 1000 }),
      parseXml(`<a><link>${text}`, { limit: 1000 }),
    ],
  },
  'feed/parse/rss-atom/xml-names': {
    isVoidElement: ({ isVoidElement }, text) => isVoidElement(text),
    XmlNames: ({ XmlNames }, text) => {
      const names = new XmlNames();
      names.declare('a', text);
      return [names.get(text), names.get('a:b'), names.attribute(text)];
    },
  },
  'feed/parse/rss-atom/xml-node': {
    textContent: ({ textContent }, text) => textContent(node(text)),
    attribute: ({ attribute }, text) => attribute(node(text), 'href'),
    prefixedAttribute: ({ prefixedAttribute }, text) =>
      prefixedAttribute({ attributes: { 'a:b': text } }, 'b'),
  },
  'feed/parse/terms': { applyTerms: ({ applyTerms }, text) => applyTerms(feedOf(text)) },
  'feed/parse/unwrap-json': {
    unwrapJson: ({ unwrapJson }, text) => [
      unwrapJson({ [text]: text, a: pieces(text), b: { c: `<rss>${text}` } }, {}),
      unwrapJson({ contents: `<p>${text}` }, {}),
    ],
  },
  'feed/parse/unwrap': {
    unwrapFeed: ({ unwrapFeed }, text) => [
      unwrapFeed(text, {}),
      unwrapFeed(`<html><body><pre>${text}`, {}),
      unwrapFeed(`x({"items":[${text}`, {}),
    ],
  },
  'feed/parse/values': {
    asString: ({ asString }, text) => asString(text),
    asPositiveNumber: ({ asPositiveNumber }, text) => asPositiveNumber(text),
    isJsonFeed: ({ isJsonFeed }, text) => isJsonFeed({ version: text }),
  },
  'feed/select/filters': {
    excludesPage: ({ excludesPage }, text) => excludesPage(text),
    filterItems: ({ filterItems }, text) => [
      filterItems([itemOf(text)], {
        section: 'a, b',
        author: 'a',
        include: 'a+b, <',
        exclude: 'page, a',
        page: URL_,
        maxAge: 1,
      }),
      filterItems([itemOf('x')], { section: text, author: text, include: text, exclude: text, page: text }),
    ],
  },
  'feed/select/fold-case': {
    foldCase: ({ foldCase }, text) => foldCase(text),
    foldedNames: ({ foldedNames }, text) => foldedNames(text),
  },
  'feed/select/merge-feeds': {
    mergeFeeds: ({ mergeFeeds }, text) => [
      mergeFeeds([feedOf(text), { ...feedOf(text), title: 'T' }]),
      mergeFeeds([{ version: VERSION, title: text, home_page_url: text, items: [itemOf(text)] }]),
    ],
  },
  'feed/select/order': {
    timeOf: ({ timeOf }, text) => timeOf({ date_published: text }),
    orderItems: ({ orderItems }, text) => orderItems([feedOf(text).items], 'newest', 'feed'),
  },
  'feed/select/page-item': {
    isItemAt: ({ isItemAt }, text) => [
      isItemAt({ id: text, url: text }, [URL_]),
      isItemAt({ id: `https://a.bc/${text}`, url: URL_ }, [`https://a.bc/${text}x`, text]),
    ],
  },
  'feed/select/select-items': {
    selectItems: ({ selectItems }, text) => selectItems([feedOf(text)], { order: text, offset: text }),
  },
  'feed/select/stories': {
    Stories: ({ Stories }, text) => {
      const feed = feedOf(text);
      const stories = new Stories();
      return [...feed.items, itemOf(text)].map((each) => stories.add(each, feed));
    },
    isNamed: ({ isNamed }, text) => isNamed(itemOf(text), feedOf(text), new Set([text])),
    withdrawnKeys: ({ withdrawnKeys }, text) =>
      withdrawnKeys([feedOf(text), { ...feedOf(text), home_page_url: text }]),
  },
  'feed/select/story-url': {
    storyUrl: ({ storyUrl }, text) => [
      storyUrl(text),
      storyUrl(`https://a.bc/${text}`),
      storyUrl(`https://a.bc/?${text}`),
    ],
  },
  'feed/select/words': {
    hasWord: ({ hasWord }, text) => [hasWord(text, 'a'), hasWord(text, '<*'), hasWord('a', text)],
    wordTest: ({ wordTest }, text) => [wordTest(text)?.('a b'), wordTest('a, b+<')?.(text)],
  },

  'content/image-urls': {
    imageSet: ({ imageSet }, text) => imageSet(text, URL_),
    imageSource: ({ imageSource }, text) => imageSource(element(text), URL_),
  },
  'content/inline-images': {
    readInlineImage: ({ readInlineImage, CONTEXT }, text) => [
      readInlineImage(attributes(text), text.slice(0, CONTEXT), text.slice(0, CONTEXT)),
      ...[...attributes(text)].map((pair) => readInlineImage(new Map([pair]), 'a ', ' b')),
    ],
  },
  'content/link-params': {
    withParams: ({ withParams }, text) => withParams(`https://a.bc/?${text}`, 'utm_source=a&utm_medium=b'),
  },
  'content/link-url': {
    linkUrl: ({ linkUrl }, text) => [
      linkUrl(element(text), { base: URL_ }),
      linkUrl(element(`https://youtube.com/embed/${text}`), {}),
    ],
  },
  'content/prescan': {
    prescan: ({ prescan }, text) => [
      prescan(text, () => true),
      prescan(text, (name) => name === 'a' || name === 'b'),
      prescan(`<b ${text}>`, () => true),
      prescan(`<img alt="${text.replaceAll('"', "'")}">`, () => true),
    ],
  },
  'content/sanitise': {
    sanitise: ({ sanitise }, text, { domAdapter }) => sanitise(text, { dom: domAdapter, base: URL_ }),
  },
  'elements/article/find-item': {
    isArticle: ({ isArticle }, text) => isArticle({ id: text, url: `https://${text}` }, `zz${text}`, text),
    findItem: ({ findItem }, text) => [
      findItem(
        [
          { id: text, url: text },
          { id: `${text}x`, url: `https://${text}x` },
        ],
        `zz${text}x`,
      ),
      findItem(
        pieces(text).map((id) => ({ id, url: `https://a.bc/${id}` })),
        'zz',
      ),
    ],
  },
};

const SAME = 'the same function as of another module';
const WITHIN = 'is given what another reader has read, which the readers of whole feeds cover';
const NETWORK = 'asks the network or the disk; what comes from there is read by the readers here';
const OWN = 'is given what the code itself made: numbers, names, dates';

/** Why a function, or all of a module (`*`), is given no text. */
export const EXCUSED = {
  'feed/index': { '*': SAME },
  'feed/encoding/encoding': { '*': SAME },
  'feed/parse/salvage': { '*': SAME },
  'feed/model/page-url': { '*': OWN },
  'feed/parse/rss-atom/other-picture': { '*': WITHIN },
  'feed/parse/other-formats': { adaptJson: SAME, repairJson: SAME },
  'feed/mend/load-mend': { '*': SAME },
  'feed/mend/origin': { '*': SAME },
  'feed/parse/dates/other-date': { parseLabelledDates: SAME },
  'feed/diagnose/check-items': { '*': WITHIN },
  'feed/diagnose/diagnose': { '*': WITHIN },
  'feed/load/cache-backends': { '*': NETWORK },
  'feed/load/cache-lookup': { '*': NETWORK },
  'feed/load/cached-feed': { '*': NETWORK },
  'feed/load/feed-cache': { '*': NETWORK },
  'feed/load/host-limiter': { '*': NETWORK },
  'feed/load/load-address': { '*': NETWORK },
  'feed/load/load-by-language': { loadByLanguage: NETWORK },
  'feed/load/load-feed': { '*': NETWORK },
  'feed/load/load-one': { '*': NETWORK },
  'feed/load/load-several': { '*': NETWORK },
  'feed/load/reading-key': { '*': OWN },
  'feed/load/read-body': { '*': NETWORK },
  'feed/load/request-cache': { '*': NETWORK },
  'feed/load/retry': { '*': NETWORK },
  'feed/load/start-request': { '*': NETWORK },
  'feed/load/validators': { '*': NETWORK },
  'feed/model/feed-error': { '*': OWN },
  'feed/model/labels': { '*': OWN },
  'feed/model/normalised': { '*': OWN },
  'feed/model/showable': { '*': OWN },
  'feed/parse/dates/calendar': { '*': OWN },
  'feed/parse/dates/english-names': { englishNames: OWN },
  'feed/parse/dates/plausible': { lastYear: OWN },
  'feed/parse/dates/time-zones': { formatOffset: OWN },
  'feed/parse/load-date-parser': { '*': OWN },
  'feed/parse/load-label-rules': { '*': SAME },
  'feed/parse/load-other-formats': { '*': OWN },
  'feed/parse/read-members': { noFacts: OWN },
  'feed/parse/rss-atom/find-feed': { '*': WITHIN },
  'feed/parse/rss-atom/find-feed-within': { '*': WITHIN },
  'feed/parse/rss-atom/inner-html': { '*': WITHIN },
  'feed/parse/rss-atom/item-links': { '*': WITHIN },
  'feed/parse/rss-atom/map-item': { '*': WITHIN },
  'feed/parse/rss-atom/media-rss': { '*': WITHIN },
  'feed/parse/rss-atom/roles': { '*': WITHIN },
  'feed/parse/rss-atom/update-period': { '*': WITHIN },
  'feed/parse/rss-atom/xml-node': { isElement: WITHIN, hasElements: WITHIN, childrenNamed: WITHIN },
  'feed/select/merge-feeds': { mergedLists: OWN, partsOf: OWN },
  'feed/select/stories': { setOrigin: OWN },
  'feed/parse/values': { asObject: OWN, asArray: OWN },
  'content/harden': { '*': 'is given the tree of what `sanitise` is given' },
  'content/purify': {
    '*': 'needs a browser: its library is no code of ours, and it is given what `prescan` bounded',
  },
  'ssr/dom': { '*': WITHIN },
};

/** Functions of a bundle that are in neither list, and entries of the lists that name no function. */
export function unlisted(bundle) {
  const faults = [];
  for (const [path, exports] of Object.entries(bundle)) {
    const names = Object.keys(exports).filter((name) => typeof exports[name] === 'function');
    const excused = EXCUSED[path] ?? {};
    for (const name of names)
      if (!READERS[path]?.[name] && !excused[name] && !excused['*'])
        faults.push(`${path} ${name}: not listed`);
    for (const name of Object.keys({ ...READERS[path], ...excused }))
      if (name !== '*' && !exports[name.split(' ')[0]]) faults.push(`${path} ${name}: does not exist`);
  }
  for (const path of Object.keys({ ...READERS, ...EXCUSED }))
    if (!bundle[path]) faults.push(`${path}: does not exist`);
  return faults;
}

/** All calls: `[name, call]`, by module and function. */
export const calls = Object.entries(READERS).flatMap(([path, readers]) =>
  Object.entries(readers).map(([name, call]) => ({ name: `${path} ${name}`, path, call })),
);
