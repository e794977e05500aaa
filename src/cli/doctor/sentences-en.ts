import type { Sentences } from './codes.js';

const sentences: Sentences = {
  'file-unreadable': ['The file cannot be read', 'See whether it is there, under that name.'],
  'address-refused': ['This is no address of the web', 'Write one that begins with https://.'],
  'address-inside': [
    '{} is inside the network, where a page from outside leads nobody: it was not asked',
    'Readers cannot reach it. To check it all the same, name it in a call of its own.',
  ],
  'dns-failed': [
    'There is no host {}',
    'See whether the name is spelt right, and whether its domain is paid for and has an address (DNS).',
  ],
  'connection-refused': [
    '{} is there, but nothing answers at this port',
    'See whether the web server runs, and whether a firewall keeps visitors out.',
  ],
  'connection-failed': [
    '{} cannot be reached',
    'See whether the server is on, and whether it lets in visitors from abroad.',
  ],
  'connection-cut': [
    '{} ended the connection without an answer',
    'See the server’s log; a firewall against robots may do this, or a program that crashed.',
  ],
  timeout: [
    '{} gave no whole answer in time',
    'Widgets give up after 8 s, too. Let the server keep the answer ready in a cache.',
  ],
  'http-broken': [
    'What {} sends is no HTTP',
    'See whether the port is that of a web server, and whether a program writes its headers by hand.',
  ],
  'http-status': [
    'The server answers with an error: {}',
    '404 and 410: the address is wrong or gone. 401 and 403: let everybody in, without password or check for robots. 429: fewer questions or more room. 500 and over: see the server’s log.',
  ],
  'redirect-loop': [
    'The redirects never end',
    'Let the address answer itself, without a cookie being needed.',
  ],
  'redirect-refused': ['A redirect leads to something that is not http(s)', 'Correct its Location header.'],
  'redirect-insecure': [
    'A redirect leads from https to http: browsers stop there',
    'Redirect to https, and write the last address everywhere.',
  ],
  redirected: ['The address leads elsewhere', 'Write the last address: it saves readers a way.'],
  'tls-failed': [
    'No secure connection to {} can be made',
    'See whether https is served at this port, by TLS 1.2 or newer.',
  ],
  'tls-expired': ['The certificate of {} has expired', 'Renew it, and let it be renewed by itself.'],
  'tls-not-yet-valid': [
    'The certificate of {} is not yet valid',
    'See the server’s clock, and the certificate.',
  ],
  'tls-wrong-name': [
    'The certificate of {} is made for other names',
    'Get one with this name in it, or write an address that is in it (with or without www).',
  ],
  'tls-self-signed': [
    'The certificate of {} is signed by nobody whom browsers know',
    'Get one of a known authority; Let’s Encrypt gives them for nothing.',
  ],
  'tls-chain-incomplete': [
    '{} does not send the whole chain of its certificate: some browsers refuse it',
    'Install the intermediate certificates as well (often named fullchain.pem).',
  ],
  'tls-untrusted': ['Browsers do not trust the certificate of {}', 'Get a new one of a known authority.'],
  'tls-expires-soon': [
    'The certificate of {} expires within 14 days',
    'Renew it; see why it is not renewed by itself.',
  ],
  'https-missing': [
    'The address is http: pages that are https may not load it',
    'Serve it by https, and write https:// everywhere.',
  ],
  'body-empty': ['The answer is empty', 'See the server’s log: a program may have failed silently.'],
  'body-cut': [
    'The answer breaks off: browsers throw all of it away',
    'See for a wrong Content-Length, a time limit or a program that crashed half-way.',
  ],
  'compression-broken': [
    'The answer is not compressed as it says',
    'Compress in one place only, the server or the program, and say so in Content-Encoding.',
  ],
  'compression-missing': ['The answer is not compressed', 'Switch on gzip or br for text, XML and JSON.'],
  'too-large': [
    'The answer is larger than the 5 MB that widgets take',
    'List fewer items, and excerpts instead of whole articles.',
  ],
  'size-large': [
    'The feed is large: readers on a telephone wait for it',
    'List the last 20 to 50 items, and excerpts instead of whole articles: under 300 kB.',
  ],
  'too-slow': [
    'The answer took {} s, longer than the 8 s that widgets wait',
    'Let the server keep it ready in a cache, or as a file.',
  ],
  slow: [
    'The answer took {} s',
    'Let the server keep it ready in a cache, or as a file; widgets give up after 8 s.',
  ],
  'time-over': [
    'Not everything could be looked at in the time there was',
    'Call again with a larger --timeout, or for a feed alone.',
  ],

  'not-a-feed': [
    'This is in no format of feeds that widgets read',
    'Give the address of a JSON Feed, RSS or Atom feed; see whether the server puts an error message in its place.',
  ],
  'feed-is-page': [
    'This is a page and not a feed',
    'Give the address of the feed: often /rss, /feed or /rss.xml; see whether the server asks to log in.',
  ],
  'content-type-missing': [
    'The answer has no Content-Type',
    'Send application/rss+xml or application/feed+json.',
  ],
  'content-type-wrong': [
    'The Content-Type is not that of a feed: widgets read it all the same, others may not',
    'Send application/rss+xml, application/atom+xml or application/feed+json, with charset=utf-8.',
  ],
  'cors-missing': [
    'Pages of {} may not read the feed: it sends no Access-Control-Allow-Origin that allows them (CORS)',
    'Send "Access-Control-Allow-Origin: *" with the feed.',
  ],
  'cors-twice': [
    'Access-Control-Allow-Origin comes twice: browsers then let nobody read the feed',
    'Send it in one place only, the server or the program.',
  ],
  'cors-lost-in-redirect': [
    'A redirect on the way loses the permission for other pages (CORS)',
    'Send "Access-Control-Allow-Origin: *" with the redirect and with the feed, or write the last address.',
  ],
  'cors-none': [
    'Pages of other sites may not read the feed (CORS)',
    'If they are to: send "Access-Control-Allow-Origin: *" with it. Try --origin=https://partner.example for one of them.',
  ],
  'cors-without-vary': [
    'Access-Control-Allow-Origin names one page, and the answer does not say that it differs by page',
    'Send "Access-Control-Allow-Origin: *", or "Vary: Origin" with it.',
  ],
  'cache-none': [
    'The answer does not say how long it may be kept',
    'Send "Cache-Control: max-age=60" and an ETag or Last-Modified.',
  ],
  'cache-without-validator': [
    'Without ETag and Last-Modified, the whole feed is sent again each time',
    'Send one of them, and answer 304 where nothing is new.',
  ],
  'cache-forbidden': [
    'no-store: each reader of each page asks the server anew',
    'Send "Cache-Control: max-age=60" instead.',
  ],
  'cache-too-long': [
    'The answer may be kept for more than a day: corrections and withdrawals come late',
    'Send "Cache-Control: max-age=60", at most some minutes.',
  ],
  'dates-oldest-first': [
    'The oldest item comes first: widgets show the first items',
    'List the newest first.',
  ],
  'dates-unsorted': [
    'Items are not in the order of their dates',
    'Nothing to do, if the editors chose this order; else list the newest first.',
  ],
  'dates-all-equal': [
    'All items have the same date',
    'Write when each was published, not when the feed was made.',
  ],
  'feed-stale': ['Nothing new for {} days', 'See whether the feed is still written, and is the right one.'],
  'terms-hide-all': [
    'The feed’s own terms leave nothing to show',
    'Raise max_age_days, or list newer items.',
  ],
  'link-dead': ['Pages of items cannot be opened', 'Correct the links, or take the items out.'],
  'image-dead': ['Pictures of items are not there', 'Correct their addresses, or leave them out.'],
  'image-no-image': [
    'What stands where a picture should is none',
    'Give the address of the file itself; see whether the server refuses other pages (hot-linking).',
  ],
  'image-too-large': [
    'Pictures weigh more than 1 MB',
    'Give a smaller copy, about 800 pixels wide: widgets show them small.',
  ],
  'link-unclear': [
    'Links answer the doctor with a refusal; readers may be let in',
    'Open them in a browser, in a window without your login.',
  ],
  'link-inside': [
    'Links or pictures lead inside the network: they were not asked for',
    'Readers cannot reach such an address; the doctor asks only the host of the feed itself there.',
  ],

  'page-without-widgets': [
    'The page holds no widget and no script of ours',
    'See whether the editor or the platform took the snippet out. If a feed was meant, give its address; those that the page names stand above.',
  ],
  'script-without-widgets': [
    'The page holds the script, but no widget',
    'Paste the element, or the <div class="dongpo-widget">, where it is to be seen; nothing to do if another script adds it.',
  ],
  'script-missing': [
    'The page holds widgets, but no script that brings them to life',
    'Add <script type="module" src="…/dongpo.js"></script> once; see whether the platform took it out.',
  ],
  'script-not-found': [
    'No script tag of ours was found; one of the page’s other scripts may hold it',
    'Nothing to do if the page bundles dongpo-widgets; else add <script type="module" src="…/dongpo.js"></script>.',
  ],
  'script-unreachable': ['The script cannot be loaded', 'Open its address in a browser, and correct it.'],
  'script-content-type': [
    'The script is not sent as one: browsers refuse it',
    'Let its server send "Content-Type: text/javascript".',
  ],
  'script-cors-missing': [
    'The script’s server does not let this page have it (CORS)',
    'Send "Access-Control-Allow-Origin: *" with the files, or take dongpo.classic.js without crossorigin.',
  ],
  'script-insecure': [
    'The page is https and the script http: browsers refuse it',
    'Write https:// in its address.',
  ],
  'script-no-module': [
    'dongpo.js is loaded without type="module" and fails',
    'Write type="module", or take dongpo.classic.js.',
  ],
  'script-classic-as-module': [
    'dongpo.classic.js is loaded as a module: its data-* count for nothing',
    'Leave type="module" out, or take dongpo.js.',
  ],
  'script-import-unmapped': [
    'A script imports the package by its name, which browsers do not know',
    'Bundle it, or name its address in an import map before it.',
  ],
  'integrity-differs': [
    'The script is not the file that its integrity names: browsers refuse it',
    'Take the tag that `npx dongpo-widgets integrity` prints for that version; never pin an address whose file changes.',
  ],
  'integrity-without-cors': [
    'integrity on a script of another host needs crossorigin="anonymous": browsers refuse it',
    'Add crossorigin="anonymous"; the files need "Access-Control-Allow-Origin: *".',
  ],
  'version-other': [
    'The script’s version is not the {} of this doctor',
    'See the CHANGELOG whether to change it.',
  ],
  'version-differs-from-address': [
    'The address names another version than the file',
    'Put each version into its own folder, and never write over one.',
  ],
  'versions-several': [
    'Several versions are on the page',
    'Leave one; the first that loads serves all widgets.',
  ],
  'widget-unknown': ['There is no such element', 'Correct its name.'],
  'widget-self-closed': [
    'HTML has no self-closing elements of this kind: what follows ends up inside it and is not seen',
    'Close it: <dongpo-best …></dongpo-best>.',
  ],
  'widget-escaped': [
    'A snippet stands on the page as text',
    'Paste it where the editor takes HTML (source view, HTML block), not into the text.',
  ],
  'widget-without-src': [
    'A widget has no feed',
    'Give it src, or data-src on the script tag for all of them; nothing to do if a script sets its feed.',
  ],
  'markup-not-trusted': [
    'Plain markup stays as it is: the script tag does not name the host of its feed',
    'If the markup is yours, add data-upgrade="{}" to the script tag; what visitors wrote is to stay so.',
  ],
  'attribute-unknown': ['There is no such attribute', 'Correct or remove it; the README lists all.'],
  'attribute-value': [
    'An attribute has a value that is not known and counts for nothing',
    'Take one that is.',
  ],
  'reserve-missing': [
    'No height is kept for a widget in its style: the page may move when it fills',
    'Take style="display:flow-root;min-height:…" from the README, or put it into a class.',
  ],
  'feed-address-wrong': [
    'The address of a feed is none that can be fetched',
    'Write the whole address, beginning with https://, with its & written as & or &amp; once, and item where it holds {item}.',
  ],
  'feed-insecure': [
    'The page is https and a feed http: browsers refuse it',
    'Write https:// in its address.',
  ],
  'image-mixed': [
    'The page is https and pictures are http: some browsers do not show them',
    'Ask the newspaper for https pictures.',
  ],
  'feeds-more': [
    'The page has {} feeds; the first five were looked at',
    'Give the others to the doctor one by one.',
  ],
  'csp-script': [
    'The page’s Content-Security-Policy blocks the script',
    'Add {} to script-src (and to script-src-elem, if it is there); with strict-dynamic, a nonce on the tag.',
  ],
  'csp-inline-script': [
    'The page’s Content-Security-Policy blocks an inline script that loads ours',
    'Give it the nonce of the policy or its hash, or load the script by src.',
  ],
  'csp-chunks': [
    'The page’s Content-Security-Policy lets the script in, but not the parts that it loads',
    'Add {} to script-src, ending in a slash, or take dongpo.classic.js, which is one file.',
  ],
  'csp-feed': ['The page’s Content-Security-Policy blocks a feed', 'Add {} to connect-src.'],
  'csp-image': ['The page’s Content-Security-Policy blocks pictures', 'Add {} to img-src.'],
  'csp-style-attribute': [
    'The page’s Content-Security-Policy ignores style="…": the height that it keeps is lost',
    'Put min-height into a class of your style sheet. The widgets’ own styles are not concerned.',
  ],
  'csp-trusted-types': [
    'The page’s trusted-types list forbids what the widgets need',
    "Write trusted-types lit-html dongpo dompurify 'allow-duplicates'.",
  ],
  'csp-trusted-types-narrow': [
    'The page’s trusted-types list leaves out what widgets need at times',
    "Add dompurify (article bodies in older browsers) and 'allow-duplicates' (a second copy of Lit on the page).",
  ],
  'csp-sandbox': ['The page is sandboxed and runs no scripts', 'Add allow-scripts to the sandbox directive.'],
};
export default sentences;
