/** The names that open a dateline: those of the feed and its sources, and the newspaper's own. */
export function datelineNames(...names: (string | undefined)[]): string[] {
  return [...names, '동포투데이', 'Dongpo Today'].flatMap((name = '') => [
    name.toLowerCase(),
    // `동포투데이 최신기사`, `동포투데이 - 국제`: the name without what kind of list it is.
    name.toLowerCase().replace(/\s*([-|:·–—([].*|\S*(뉴스|기사|news|rss))$/, ''),
  ]);
}

// A caption or photo credit may stand before the bracket: `▲ 사진=신화통신 [동포투데이] …`.
const bracket = /^(?:[▲△(사][^[【［]{0,150})?[[【［]\s?([^\]】］]{2,40}?)\s?[\]】］]\s*/;

// Nothing, a place, or whatever holds a reporter's name.
const behind =
  /^$|^[\s=·,|/-]+(?:.*?([^\s=·,|/-]{2,}?)\s*(?:선임|인턴|수습|객원)?(?:기자|특파원|통신원).*|\S+)$/;

/**
 * Takes the dateline off an excerpt: `[동포투데이]`, `[동포투데이 연길=철민 기자]`, also behind a
 * caption. Other brackets (`[단독]`, `[동포투데이 선정 10대 뉴스]`) stay.
 *
 * @param names from {@link datelineNames}
 * @returns the text, and the reporter whom the dateline named
 */
export function splitDateline(text: string, names: string[]): { text: string; author?: string } {
  const [whole, inside] = bracket.exec(text) ?? [];
  if (!inside) return { text };
  for (const name of names) {
    if (!name[1] || !inside.toLowerCase().startsWith(name)) continue;
    const rest = behind.exec(inside.slice(name.length));
    if (rest) return { text: text.slice(whole!.length), author: rest[1] };
  }
  return { text };
}
