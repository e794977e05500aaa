import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { decode } from '../../feed/encoding/decode.js';
import { decodeHtml } from '../decode-html.js';
import { pageOrFeed } from '../page-or-feed.js';
import { toLine, toPrintableJson } from '../printable.js';
import { packageVersion } from '../version.js';
import { type DoctorCall, parseCall } from './call.js';
import { checkFeed } from './check-feed.js';
import { checkResponse, hasContent } from './check-response.js';
import type { Sentences } from './codes.js';
import { emptyTrace, type FetchTrace } from './fetch-trace.js';
import { collectFindings, worstFirst } from './findings.js';
import { formatReport } from './format-report.js';
import { MESSAGES } from './messages.js';
import { createNetwork } from './network.js';
import type { CheckContext, Report } from './report.js';
import { factsOf } from './response-facts.js';

/** Origin of a page that nobody named. */
const ANY_PAGE = 'https://partner.example';
/** Items of a feed whose links are checked by default. */
const DEFAULT_LINKS = 5;

const loadSentences: Record<DoctorCall['language'], () => Promise<{ default: Sentences }>> = {
  en: () => import('./sentences-en.js'),
  ko: () => import('./sentences-ko.js'),
};

/** `error.code` of a report by its first finding, as the codes of a `FeedError`. */
const ERROR_CODES: Record<string, string> = {
  'http-status': 'http',
  timeout: 'timeout',
  'too-large': 'too-large',
};

const isHttp = (target: string): boolean => /^https?:/i.test(target);

/** Fetches an address, or reads a file. Never rejects. */
async function readTarget(target: string, context: CheckContext, page: string): Promise<FetchTrace> {
  if (isHttp(target) && URL.canParse(target)) return context.fetch(new URL(target).href, { origin: page });
  if (isHttp(target) || /^[a-z][a-z\d+.-]+:\/\//i.test(target))
    return { ...emptyTrace('http://-/'), problem: { code: 'address-refused', sample: target } };
  const { href } = pathToFileURL(target);
  try {
    return emptyTrace(href, new Uint8Array(await readFile(target)));
  } catch (error) {
    return { ...emptyTrace(href), problem: { code: 'file-unreadable', sample: (error as Error).message } };
  }
}

/** The report on a target that could not be read. */
function unreadable(target: string, trace: FetchTrace, context: CheckContext): Report {
  const { findings, report } = collectFindings(context.sentences);
  const { hops, problem, url } = trace;
  if (hops.length) checkResponse(trace, report);
  else if (problem)
    report(problem.code, { sample: problem.sample || undefined, value: new URL(url).host || url });
  const sorted = worstFirst(findings);
  const { code = 'network', message = '', sample } = sorted[0] ?? {};
  const error = {
    code: ERROR_CODES[code] ?? (hops.length || isHttp(target) ? 'network' : code),
    message: sample ? `${message} (${sample})` : message,
  };
  return { target, kind: 'unknown', facts: factsOf(trace), findings: sorted, error };
}

async function checkTarget(call: DoctorCall, context: CheckContext): Promise<Report> {
  const { target, origin } = call;
  const page = origin ?? ANY_PAGE;
  const trace = await readTarget(target, context, page);
  const hop = trace.hops.at(-1);
  if (hop ? !hasContent(trace) : trace.problem) return unreadable(target, trace, context);
  const contentType = hop?.headers['content-type'];
  if (pageOrFeed(decode(trace.bytes, contentType).text, contentType) === 'page') {
    const { checkPage } = await import('./check-page.js');
    return checkPage(target, trace, decodeHtml(trace.bytes, contentType).text, context, call);
  }
  const { images: _, ...report } = await checkFeed(target, trace, context, { page, isRequired: !!origin });
  return report;
}

/** 2 with an error, 1 with a warning, else 0. */
function exitCodeOf({ findings, feeds = [] }: Report): number {
  const severities = new Set(
    [...findings, ...feeds.flatMap((feed) => feed.findings)].map(({ severity }) => severity),
  );
  return severities.has('error') ? 2 : severities.has('warning') ? 1 : 0;
}

/** Checks what a call names. */
export async function diagnose(call: DoctorCall): Promise<{ report: Report; exitCode: number }> {
  const { target, language, timeZone, timeout } = call;
  const version = await packageVersion();
  const context: CheckContext = {
    ...createNetwork(timeout, version, ANY_PAGE, target),
    language,
    sentences: (await loadSentences[language]()).default,
    messages: MESSAGES[language],
    timeZone,
    // A file is a draft: the pages that it links may not be published yet.
    links: call.links ?? (isHttp(target) ? DEFAULT_LINKS : 0),
    version,
  };
  const report = await checkTarget(call, context);
  if (context.signal.aborted) {
    const { findings, report: reportFinding } = collectFindings(context.sentences);
    reportFinding('time-over');
    report.findings = worstFirst([...report.findings, ...findings]);
  }
  return { report, exitCode: exitCodeOf(report) };
}

/**
 * `dongpo-widgets doctor`: says why a feed, or the widgets of a page, do not work, and what can be done.
 *
 * @param usage is printed after a wrong call
 * @returns the exit code: 0 all well, 1 warnings, 2 errors or nothing to read, 3 a wrong call
 */
export async function doctor(args: string[], usage: string): Promise<number> {
  let call: DoctorCall;
  try {
    call = parseCall(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`.trim());
    return 3;
  }
  try {
    const { report, exitCode } = await diagnose(call);
    if (call.json) console.log(toPrintableJson(report, 2));
    else (report.error ? console.error : console.log)(formatReport(report, MESSAGES[call.language]));
    return exitCode;
  } catch (error) {
    // A defect of the doctor: its stack is of no use to the reader.
    console.error(toLine(`${args[0]}: ${(error as Error).message}`));
    return 2;
  }
}
