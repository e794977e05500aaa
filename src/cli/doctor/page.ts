import { type CheerioAPI, load } from 'cheerio';
import { encodingOf } from '../../feed/encoding/decode.js';
import { examineWay, type Facts, factsOf } from './check-response.js';
import { collect, type Note, sorted } from './codes.js';
import {
  allowsLoad,
  allowsStyleAttribute,
  forbidsScripts,
  type Policy,
  policiesOf,
  refusedTypes,
  upgradesInsecure,
} from './csp.js';
import { examineFeed } from './feed.js';
import { isLocal, unasked, type Visit } from './fetch.js';
import { attributesOfElements, hashesOfFiles } from './manifest.js';
import type { Context, Report } from './report.js';
import { examineScript, type ScriptPage, scriptsOf } from './scripts.js';
import { type Widget, widgetsOf } from './widgets.js';

/** Feeds and scripts of one page that are looked at, and characters. */
const FEEDS = 5;
const SCRIPTS = 10;
const MOST = 5e6;
/** Start tags times the elements open around them: parsing takes time with their square. */
const WORK = 2e6;
const DEPTH = 512;

/** A page's text in the encoding of its own `<meta>`, where the server does not name one. */
export function textOfPage(bytes: Uint8Array, contentType = '', text: string): string {
  if (/charset/i.test(contentType) || (bytes[0] === 0xef && bytes[1] === 0xbb)) return text;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  const encoding = label && encodingOf(label);
  return encoding && !encoding.startsWith('utf-16') ? new TextDecoder(encoding).decode(bytes) : text;
}

/** What of a page can be parsed in a time that can be waited for: all of it, but for one made to hold up parsers. */
function parseable(text: string): string {
  let depth = 0;
  let work = 0;
  for (const { 1: end, 2: name = '', index } of text
    .slice(0, MOST)
    .matchAll(/<(\/?)([a-z][a-z\d-]{0,30})/gi)) {
    const closesItself =
      /^(p|li|d[dt]|t[dhr]|thead|tbody|option|br|hr|img|input|link|meta|source|wbr|area|col|base|embed|track|path)$/i;
    if (!closesItself.test(name)) depth = Math.max(0, depth + (end ? -1 : 1));
    work += depth;
    if (work > WORK || depth > DEPTH) return text.slice(0, index);
  }
  return text.slice(0, MOST);
}

/** A snippet that a platform showed as text. */
function examineText($: CheerioAPI, note: Note): void {
  const body = $('body').clone();
  body.find('code,pre,textarea,script,style,template,noscript,iframe,xmp,[contenteditable]').remove();
  const shown = /<(dongpo-[a-z]+|(div|a) class="dongpo-widget"|script[^<>]{0,300}dongpo)[^<>]{0,300}>?/.exec(
    body.text(),
  );
  if (shown) note('widget-escaped', { sample: shown[0] });
}

/** The feeds of a page's widgets, as absolute addresses; notes those that no browser would fetch. */
function feedsOf(widgets: Widget[], base: string, page: ScriptPage, note: Note): string[] {
  const feeds = new Set<string>();
  for (const { sources, label: where } of widgets) {
    for (const src of sources) {
      let url: URL;
      try {
        url = new URL(src, base);
      } catch {
        note('feed-address-wrong', { where, sample: src });
        continue;
      }
      url.hash = '';
      // What is relative to a file is nothing that can be asked for.
      if (url.protocol === 'file:' && base.startsWith('file:')) continue;
      if (!/^https?:$/.test(url.protocol) || /&amp;/.test(src)) {
        note('feed-address-wrong', { where, sample: src });
        continue;
      }
      if (page.secure && url.protocol === 'http:' && !isLocal(url.href)) {
        if (page.upgrades) url.protocol = 'https:';
        else note('feed-insecure', { where, sample: src });
      }
      feeds.add(url.href);
    }
  }
  return [...feeds];
}

function examinePolicies(policies: Policy[], widgets: Widget[], note: Note): void {
  if (forbidsScripts(policies)) note('csp-sandbox');
  const needed = refusedTypes(policies, ['lit-html', 'dongpo']);
  const wished = refusedTypes(policies, ['dompurify', "'allow-duplicates'"]);
  if (needed[0]) note('csp-trusted-types', { sample: needed.join(' ') });
  else if (wished[0]) note('csp-trusted-types-narrow', { sample: wished.join(' ') });
  if (!allowsStyleAttribute(policies) && widgets.some(({ reserved, inner }) => reserved && !inner))
    note('csp-style-attribute');
}

/** A feed of the page under the page's policies. */
function examineFeedOfPage(made: Visit, images: string[], page: ScriptPage, note: Note): void {
  const steps = made.hops[0] ? made.hops.map(({ url }) => url) : [made.url];
  const refused = steps.find(
    (url, index) => !allowsLoad(page.policies, 'connect-src', url, page.self, index > 0),
  );
  if (refused) note('csp-feed', { sample: refused, value: new URL(refused).origin });
  for (const written of images) {
    const insecure = page.secure && written.startsWith('http:') && !isLocal(written);
    const image = insecure && page.upgrades ? written.replace('http:', 'https:') : written;
    if (!allowsLoad(page.policies, 'img-src', image, page.self))
      note('csp-image', { sample: image, value: new URL(image).origin });
    if (insecure && !page.upgrades) note('image-mixed', { sample: image });
  }
}

/** What is said of a page that holds, or should hold, widgets, and of their feeds. */
export async function examinePage(
  target: string,
  made: Visit,
  text: string,
  context: Context,
  { origin, feeds: wantsFeeds }: { origin?: string; feeds: boolean },
): Promise<Report> {
  const { list, note } = collect(context.sentences);
  const hop = made.hops.at(-1);
  if (hop) examineWay(made, note);
  const html = parseable(text);
  const $ = load(html, { sourceCodeLocationInfo: true });
  const address = hop ? made.url : (origin ?? made.url);
  const href = $('base[href]').first().attr('href');
  const base = href && URL.canParse(href, address) ? new URL(href, address).href : address;
  const metas = $('head meta[http-equiv]')
    .toArray()
    .filter((each) => /^content-security-policy$/i.test(each.attribs['http-equiv'] ?? ''))
    .map((each) => (each.attribs.content ?? '').slice(0, 20_000));
  const policies = policiesOf(hop?.headers['content-security-policy'], metas);
  const page: ScriptPage = {
    self: new URL(address).origin,
    secure: address.startsWith('https:'),
    upgrades: upgradesInsecure(policies),
    policies,
    hashes: await hashesOfFiles(),
  };

  const { scripts, others, src } = scriptsOf($, base, policies, note);
  const widgets = widgetsOf($, html, await attributesOfElements(), note, src);
  examineText($, note);
  const title = $('title').first().text().replace(/\s+/g, ' ').trim();
  // Nobody reads a page across origins.
  const facts: Facts = { ...factsOf(made), cors: undefined };
  const report: Report = { target, kind: 'page', title, facts, findings: list };
  const known = scripts.length > 0;
  if (!widgets[0] && !known) {
    const alternates = $('link[rel~="alternate"][href]')
      .toArray()
      .filter(({ attribs }) => /^application\/((rss|atom)\+xml|(feed\+)?json)$/i.test(attribs.type ?? ''))
      .flatMap(({ attribs }) => (URL.canParse(attribs.href!, base) ? new URL(attribs.href!, base).href : []));
    for (const sample of alternates.length ? alternates : [undefined])
      note('page-without-widgets', { sample });
    return { ...report, findings: sorted(list), feeds: [] };
  }
  if (!widgets[0]) note('script-without-widgets');
  else if (!known) note(others ? 'script-not-found' : 'script-missing');
  examinePolicies(policies, widgets, note);
  const feeds = feedsOf(widgets, base, page, note);
  const looked = wantsFeeds ? feeds.slice(0, FEEDS) : feeds;
  for (const sample of feeds.slice(looked.length)) note('feeds-more', { value: `${feeds.length}`, sample });

  const examineOne = async (feed: string): Promise<Report[]> => {
    // What the policies say of an address needs no answer.
    const answer = wantsFeeds ? await context.visit(feed, { origin: page.self }) : unasked(feed);
    if (!wantsFeeds) {
      examineFeedOfPage(answer, [], page, note);
      return [];
    }
    const { images, ...told } = await examineFeed(feed, answer, context, { page: page.self, asked: true });
    examineFeedOfPage(answer, images, page, note);
    return [told];
  };
  const [reports] = await Promise.all([
    Promise.all(looked.map(examineOne)),
    Promise.all(scripts.slice(0, SCRIPTS).map((script) => examineScript(script, page, context, note))),
  ]);
  const versions = new Set(scripts.flatMap(({ version }) => version ?? []));
  if (versions.size > 1) note('versions-several', { sample: [...versions].join(', ') });
  facts.widgets = widgets.map(({ label }) => label);
  facts.scripts = scripts.map(
    ({ label, version }) => `${label} (${version ?? context.words.unknownVersion})`,
  );
  return { ...report, findings: sorted(list), feeds: reports.flat() };
}
