import type { CheerioAPI } from 'cheerio';
import { parsePage } from '../parse-page.js';
import { checkFeed } from './check-feed.js';
import { checkResponse } from './check-response.js';
import { checkScript, type PageSettings } from './check-script.js';
import {
  allowsLoad,
  allowsStyleAttribute,
  forbidsScripts,
  type Policy,
  parsePolicies,
  refusedTrustedTypes,
  upgradesInsecure,
} from './csp.js';
import { emptyTrace, type FetchTrace } from './fetch-trace.js';
import { collectFindings, type ReportFinding, worstFirst } from './findings.js';
import { isLocal } from './local-address.js';
import { attributesByTag, scriptHashes } from './manifest.js';
import { oneLine, shownText } from './page-elements.js';
import { findScripts } from './page-scripts.js';
import { findWidgets, type PageWidget } from './page-widgets.js';
import type { CheckContext, Report } from './report.js';
import { factsOf, type ResponseFacts } from './response-facts.js';

/** Feeds and scripts of a page that are checked. */
const MAX_FEEDS = 5;
const MAX_SCRIPTS = 10;
/** Policies in a page's head, and their characters all together. */
const MAX_META_POLICIES = 10;
const MAX_POLICY_LENGTH = 50_000;

/** The page's origin, policies and base address. @param address of the page */
async function readSettings(
  $: CheerioAPI,
  address: string,
  policyHeader: string | undefined,
): Promise<PageSettings & { base: string }> {
  const href = $('base[href]').first().attr('href');
  let left = MAX_POLICY_LENGTH;
  const metas = $('head meta[http-equiv]')
    .toArray()
    .filter(({ attribs }) => /^content-security-policy$/i.test(attribs['http-equiv'] ?? ''))
    .slice(0, MAX_META_POLICIES)
    .map(({ attribs: { content = '' } }) => {
      const policy = content.slice(0, left);
      left -= policy.length;
      return policy;
    });
  const policies = parsePolicies(policyHeader, metas);
  return {
    base: href && URL.canParse(href, address) ? new URL(href, address).href : address,
    self: new URL(address).origin,
    isHttps: address.startsWith('https:'),
    upgradesInsecure: upgradesInsecure(policies),
    policies,
    hashes: await scriptHashes(),
  };
}

/** Reports a snippet that the page shows as text, since its editor has escaped it. */
function checkEscapedSnippet($: CheerioAPI, report: ReportFinding): void {
  const snippet =
    /<(dongpo-[a-z]+|(div|a) class="dongpo-widget"|script[^<>]{0,300}dongpo)[^<>]{0,300}>?/.exec(
      shownText($),
    );
  if (snippet) report('widget-escaped', { sample: snippet[0] });
}

/** Reports that a page has no widgets, with the feeds that it links. */
function reportNoWidgets($: CheerioAPI, base: string, report: ReportFinding): void {
  const feedLinks = $('link[rel~="alternate"][href]')
    .toArray()
    .filter(({ attribs }) => /^application\/((rss|atom)\+xml|(feed\+)?json)$/i.test(attribs.type ?? ''))
    .flatMap(({ attribs: { href = '' } }) => (URL.canParse(href, base) ? new URL(href, base).href : []));
  for (const sample of feedLinks.length ? feedLinks : [undefined]) report('page-without-widgets', { sample });
}

/** The absolute address of a widget's feed; `undefined`, with a report, if no browser would fetch it. */
function resolveFeed(
  src: string,
  where: string,
  { base, isHttps, upgradesInsecure: upgrades }: PageSettings & { base: string },
  report: ReportFinding,
): string | undefined {
  const url = URL.canParse(src, base) ? new URL(src, base) : undefined;
  // Relative to a file: what it means is known only where the file is published.
  if (url?.protocol === 'file:' && base.startsWith('file:')) return undefined;
  if (!url || !/^https?:$/.test(url.protocol) || src.includes('&amp;')) {
    report('feed-address-wrong', { where, sample: src });
    return undefined;
  }
  url.hash = '';
  if (isHttps && url.protocol === 'http:' && !isLocal(url.href)) {
    if (upgrades) url.protocol = 'https:';
    else report('feed-insecure', { where, sample: src });
  }
  return url.href;
}

function checkPolicies(policies: Policy[], widgets: PageWidget[], report: ReportFinding): void {
  if (forbidsScripts(policies)) report('csp-sandbox');
  const refused = refusedTrustedTypes(policies, ['lit-html', 'dongpo']);
  const refusedAtTimes = refusedTrustedTypes(policies, ['dompurify', "'allow-duplicates'"]);
  if (refused.length) report('csp-trusted-types', { sample: refused.join(' ') });
  else if (refusedAtTimes.length) report('csp-trusted-types-narrow', { sample: refusedAtTimes.join(' ') });
  const reservesByStyle = widgets.some(({ isReserved, isInner }) => isReserved && !isInner);
  if (reservesByStyle && !allowsStyleAttribute(policies)) report('csp-style-attribute');
}

/** Checks that the page's policies allow a feed and its pictures. */
function checkFeedPolicies(
  { hops, url: address }: FetchTrace,
  images: string[],
  { policies, self, isHttps, upgradesInsecure: upgrades }: PageSettings,
  report: ReportFinding,
): void {
  const urls = hops.length ? hops.map(({ url }) => url) : [address];
  const refused = urls.find((url, index) => !allowsLoad(policies, 'connect-src', url, self, index > 0));
  if (refused) report('csp-feed', { sample: refused, value: new URL(refused).origin });
  for (const image of images) {
    const isInsecure = isHttps && image.startsWith('http:') && !isLocal(image);
    const loaded = isInsecure && upgrades ? image.replace('http:', 'https:') : image;
    if (!allowsLoad(policies, 'img-src', loaded, self))
      report('csp-image', { sample: loaded, value: new URL(loaded).origin });
    if (isInsecure && !upgrades) report('image-mixed', { sample: loaded });
  }
}

/**
 * Checks a page that holds, or should hold, widgets: its markup, scripts and policies, and its widgets' feeds.
 *
 * @param text of the page
 * @param origin of the page, if it is a file
 * @param feeds false if the feeds are not fetched
 */
export async function checkPage(
  target: string,
  trace: FetchTrace,
  text: string,
  context: CheckContext,
  { origin, feeds: fetchesFeeds }: { origin?: string | undefined; feeds: boolean },
): Promise<Report> {
  const { findings, report } = collectFindings(context.sentences);
  const hop = trace.hops.at(-1);
  if (hop) checkResponse(trace, report);
  const { $ } = parsePage(text);
  const address = hop ? trace.url : (origin ?? trace.url);
  const page = await readSettings($, address, hop?.headers['content-security-policy']);

  const { scripts, hasOthers, defaultSrc, places } = findScripts($, page, page.policies, report);
  const widgets = findWidgets($, text, await attributesByTag(), report, {
    base: page.base,
    defaultSrc,
    // Without a script of ours, another one may hold it.
    places: scripts.length ? places : undefined,
  });
  checkEscapedSnippet($, report);
  const title = oneLine($('title').first().text()).trim();
  // CORS does not matter: no script reads the page itself.
  const facts: ResponseFacts = { ...factsOf(trace), cors: undefined };
  if (!widgets.length && !scripts.length) {
    reportNoWidgets($, page.base, report);
    return { target, kind: 'page', title, facts, findings: worstFirst(findings), feeds: [] };
  }
  if (!widgets.length) report('script-without-widgets');
  else if (!scripts.length) report(hasOthers ? 'script-not-found' : 'script-missing');
  checkPolicies(page.policies, widgets, report);
  const feeds = [
    ...new Set(
      widgets.flatMap(({ sources, label }) =>
        sources.flatMap((src) => resolveFeed(src, label, page, report) ?? []),
      ),
    ),
  ];
  const checkedFeeds = fetchesFeeds ? feeds.slice(0, MAX_FEEDS) : feeds;
  for (const sample of feeds.slice(checkedFeeds.length))
    report('feeds-more', { value: `${feeds.length}`, sample });

  const checkPageFeed = async (feed: string): Promise<Report[]> => {
    if (!fetchesFeeds) {
      // Policies concern addresses: no response is needed.
      checkFeedPolicies(emptyTrace(feed), [], page, report);
      return [];
    }
    const feedTrace = await context.fetch(feed, { origin: page.self });
    const { images, ...feedReport } = await checkFeed(feed, feedTrace, context, {
      page: page.self,
      isRequired: true,
    });
    checkFeedPolicies(feedTrace, images, page, report);
    return [feedReport];
  };
  const [feedReports, versions] = await Promise.all([
    Promise.all(checkedFeeds.map(checkPageFeed)),
    Promise.all(scripts.slice(0, MAX_SCRIPTS).map((script) => checkScript(script, page, context, report))),
  ]);
  const distinctVersions = new Set(versions.flatMap((version) => version ?? []));
  if (distinctVersions.size > 1) report('versions-several', { sample: [...distinctVersions].join(', ') });
  facts.widgets = widgets.map(({ label }) => label);
  facts.scripts = scripts.map(
    ({ label }, index) => `${label} (${versions[index] ?? context.messages.unknownVersion})`,
  );
  return { target, kind: 'page', title, facts, findings: worstFirst(findings), feeds: feedReports.flat() };
}
