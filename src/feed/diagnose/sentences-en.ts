import type { Sentences } from './types.js';

const sentences: Sentences = {
  'encoding-differs': [
    'The encoding that was declared is not the one the feed is written in',
    'Declare the real encoding in the Content-Type and in the XML declaration; best write UTF-8 everywhere.',
  ],
  'encoding-undeclared': [
    'The feed is not UTF-8 and does not say what it is; its encoding was guessed',
    'Write UTF-8, or name the encoding in the XML declaration.',
  ],
  'encoding-mixed': [
    'Some bytes of a feed in UTF-8 are windows-1252; they were read as what they mean there',
    'Convert texts to UTF-8 when they are saved; these often come from an old database or a word processor.',
  ],
  'encoding-broken': [
    'Some characters could not be read and are lost',
    'Cut texts by characters and not by bytes, and do not mix encodings in one file.',
  ],
  'content-encoding-missing': [
    'The feed is compressed with gzip, which no Content-Encoding says',
    'Send Content-Encoding: gzip, or the file as it is.',
  ],
  'xml-text-before': [
    'Something stands before the XML declaration',
    'Remove blank lines and messages before <?xml; they often come from an included PHP file.',
  ],
  'xml-text-behind': [
    'Something stands behind the end of the feed, or the feed comes twice',
    'Stop the output after the closing tag of the feed.',
  ],
  'xml-doctype': [
    'The feed declares entities of its own, which are not read',
    'Write the characters themselves.',
  ],
  'xml-ampersand': ['A bare & stands in the XML', 'Write &amp;, in addresses too.'],
  'xml-less-than': ['A < that begins no tag stands in the XML', 'Write &lt;, or put the text into CDATA.'],
  'xml-entity-undeclared': [
    'HTML names of characters, which XML does not know, stand in the XML',
    'Write the characters themselves, or numbers such as &#160;.',
  ],
  'xml-control-character': [
    'Control characters, which XML forbids, stand in the feed',
    'Remove them when the article is saved; they often come with text pasted from a word processor.',
  ],
  'xml-cdata-unclosed': [
    'A CDATA section is never closed',
    'End it with ]]>, and split a ]]> that stands in the text.',
  ],
  'xml-tags-crossed': [
    'Closing tags do not fit the open ones',
    'Escape the HTML of articles, or put it into CDATA.',
  ],
  'xml-prefix-unbound': [
    'A prefix is used that no xmlns declares',
    'Declare the namespace at the root element.',
  ],
  'xml-cut-off': [
    'The feed breaks off in the middle; what came before was read',
    'See whether the server stops too early: a time limit, a wrong Content-Length, an error in one article.',
  ],
  'json-control-character': [
    'Raw line breaks, tabs or backslashes, which JSON forbids, stand in strings of the JSON',
    'Write it with a JSON library, not by hand.',
  ],
  'json-mended': [
    'The JSON is not valid; what could be read of it was read',
    'Write it with a JSON library, not by hand.',
  ],
  'json-no-json-feed': [
    'This is no JSON Feed, but its items could be read',
    'Best serve JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/',
  ],
  'feed-wrapped': [
    'The feed stands inside another document, such as an HTML page',
    'Serve the feed alone, with the Content-Type of its format.',
  ],
  'feed-root-missing': [
    'Items stand alone, without the feed around them',
    'Put them into <rss><channel> or <feed>, with the title of the feed.',
  ],
  'feed-without-title': ['The feed has no title', 'Give it one: it names the source under every block.'],
  'feed-without-language': [
    'The feed does not say its language',
    'Name it (language, xml:lang): glyphs, line breaks and voices of screen readers depend on it.',
  ],
  'feed-without-items': ['The feed has no items', 'See whether the list that it is made from is empty.'],
  'feed-terms': ['The feed’s terms limit what is shown', 'Nothing to do, if that is meant.'],
  'item-empty': ['An item says nothing', 'Leave it out.'],
  'item-dropped': ['Items had nothing to show and were left out', 'Give every item a title and a link.'],
  'item-without-title': ['An item has no title; its excerpt stands for it', 'Give every item a title.'],
  'item-without-link': [
    'An item has no link and cannot be opened',
    'Give every item the address of its page.',
  ],
  'item-without-date': ['An item has no date', 'Give every item pubDate, published or date_published.'],
  'item-without-image': [
    'An item has no picture',
    'Name one with media:content or enclosure, with its width and height.',
  ],
  'id-missing': [
    'An item has no id; its address serves as one',
    'Give every item a guid or id that never changes.',
  ],
  'id-repeated': ['Several items have the same id', 'Give every item an id of its own.'],
  'date-unreadable': [
    'A date cannot be read, or there is no such day',
    'Write RFC 822 in RSS (Mon, 23 Nov 2026 14:05:00 +0900), RFC 3339 in Atom and JSON Feed.',
  ],
  'date-implausible': [
    'A date is a placeholder (the year 1, 1 January 1970) or lies many years ahead; it counts as none',
    'Leave the date out where there is none.',
  ],
  'date-ambiguous': [
    'Day and month of a date can be exchanged, and nothing says which is which',
    'Write RFC 822 in RSS (Mon, 23 Nov 2026 14:05:00 +0900), RFC 3339 in Atom and JSON Feed.',
  ],
  'date-zone-unknown': [
    'The name of a time zone is not known, or two offsets differ; only the day was read',
    'Write the offset, such as +0900, and no name.',
  ],
  'date-without-zone': [
    'A date has no time zone; it was taken for the newspaper’s',
    'Add the offset, such as +0900: readers live in other zones.',
  ],
  'date-without-time': ['A date has no time of day', 'Add hour and minute, with the offset.'],
  'date-form': [
    'A date is not in the form of its format',
    'Write RFC 822 in RSS (Mon, 23 Nov 2026 14:05:00 +0900), RFC 3339 in Atom and JSON Feed.',
  ],
  'date-future': [
    'A date lies in the future',
    'See the server’s clock and zone: local time is often marked as UTC (Z).',
  ],
  'link-refused': ['An address is not http(s) and was left out', 'Write a whole https address.'],
  'link-replaced': [
    'A link cannot be used; another address of the item (guid, id, a further link) stands for it',
    'Write the address of the article’s page into link.',
  ],
  'link-relative': [
    'An address is relative; it was completed by that of the feed or its site',
    'Write whole addresses.',
  ],
  'link-insecure': ['A link is http and not https', 'Serve the newspaper by https and write it so.'],
  'image-insecure': [
    'A picture is http: pages that are https may not show it',
    'Serve pictures by https and write them so.',
  ],
  'image-refused': [
    'A picture is an avatar, an icon, a counting pixel or no address, and was passed over',
    'Name the picture of the article itself, or none.',
  ],
  'body-relative': [
    'Addresses in a body are relative; they are completed by that of its article',
    'Write whole addresses, or give xml:base.',
  ],
  'title-escaped-twice': [
    'A title was escaped twice and shows as &quot; in other readers',
    'Escape once, when the XML is written.',
  ],
  'title-with-tags': ['A title holds HTML tags, which were removed', 'Write titles as plain text.'],
  'title-with-element': [
    'A title names an HTML element (<select>), which some readers take for a tag',
    'Escape it as HTML and as XML (&amp;lt;select&amp;gt;), or use an Atom title of type text.',
  ],
  'title-with-kicker': [
    'A title begins with a kicker and a bar; it became the kicker',
    'Nothing to do; _dongpo.kicker is its place in JSON Feed.',
  ],
  'text-escaped-twice': [
    'Tags of a text were escaped once too often and show as words in other readers',
    'Escape HTML once, or put it into CDATA as it is.',
  ],
  'excerpt-cut': ['An excerpt was cut inside a character reference', 'Cut the text first, then escape it.'],
  'excerpt-with-dateline': [
    'Excerpts open with a bracket; the newspaper’s own dateline was removed',
    'Nothing to do: it says nothing in a list of the newspaper’s own news.',
  ],
  'mail-in-body': [
    'A mail address ends the body of an article; it is not shown',
    'Nothing to do; name the reporter in author or dc:creator.',
  ],
};
export default sentences;
