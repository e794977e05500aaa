/** Phrases at the end of excerpts that are no part of the article. */

/** A cheap sign of them in the source of an excerpt. For speed, it does not ignore case. */
export const MAY_END_WITH_NOTICE =
  /appeared|published|hare this|content summary|eading|[Rr]ead (?:more|on|full|the|whole|rest|entire|complete|original)|to read|submitted|omments|보기|읽기|阅读|閱讀|読む|eiterlesen|ire la|eyendo|eer más|итать /;

/** Texts that invite to read on. */
export const INVITATION =
  /(?:^|[.!?…。！？\])»”"'’]\s*)(?:(?:continue|keep) reading\b|read (?:more\b|on\b|(?:the )?(?:full|rest|whole|entire|complete|original)\b)|click here to read|this (?:article|post|story|piece) (?:was )?(?:originally|first) (?:appeared|published) (?:on|in|at) |더\s?보기|계속 읽기|더 읽기|자세히 보기|(?:기사|원문|전문) (?:더\s?)?보기|阅读(?:全文|更多|原文)|繼續閱讀|继续阅读|続きを読む|weiterlesen|lire la suite|leer más|seguir leyendo|читать (?:далее|дальше|полностью))[^.!?。]{0,120}[.!?。…»›→>)\]\s]*$/i;

/** Notices of WordPress, Reddit and Hacker News. */
export const NOTICE =
  /(?:^|[\s.!?…。！？\])»”"'’])(?:the post .{1,300}? (?:appeared first|first appeared) on .{1,150}|[^.!?]{1,200}? was originally published in .{1,100} on medium, where people .*|\[\[ this is a content summary only.*|(?:article url: \S+ )?comments url: \S+ points: \d+ # comments: \d+|share this:.*|submitted by\s+\/?u\/\S+.*|\[link\]\s*\[comments\])\s*$|^\s*comments\s*$/i;

/** True if a match of these begins with the mark that ends the sentence before it. */
export const BEGINS_WITH_MARK = /^[.!?…。！？\])»”"'’]/;
