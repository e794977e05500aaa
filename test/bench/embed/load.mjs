/** One load of a page on an emulated phone, and what it cost. */
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGS, findEngines } from '../../engines/index.mjs';
import { probe, readings } from './probe.mjs';
import { mainThreadUntil } from './trace-events.mjs';

/** Bytes a second, milliseconds. */
export const PHONE = {
  cpu: 4,
  network: { latency: 150, download: 200_000, upload: 93_750 },
  viewport: { width: 360, height: 740, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
};
/** The emulated phone's screen on this machine's processor and loopback. */
export const DESKTOP_SPEED = { ...PHONE, cpu: 1, network: undefined };

const LONGEST_MS = 30_000;
const QUIET_MS = 500;
const AFTERWARDS_MS = 1000;
/** Names a page may ask for: none but this machine's. */
const LOOPBACK_ONLY = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
const TRACED = ['-*', 'toplevel', 'blink.user_timing'];
export const TRACED_IN_DETAIL = [
  ...TRACED,
  'devtools.timeline',
  'v8.execute',
  'v8',
  'disabled-by-default-v8.compile',
  'disabled-by-default-v8.cpu_profiler',
  'disabled-by-default-v8.cpu_profiler.hires',
];

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

export function findChromium() {
  return process.env.CHROMIUM_PATH ?? findEngines().chromium?.path;
}

export async function openBrowser() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is not on this machine; CHROMIUM_PATH names one');
  return puppeteer.launch({ executablePath, args: [...CHROMIUM_ARGS, LOOPBACK_ONLY] });
}

/** Counts what a page asks for, from now on. */
class Traffic {
  /** Addresses in order of their requests, preflights included. */
  urls = [];
  bytes = 0;
  scriptBytes = 0;
  failures = [];
  /** When each was asked for and answered, in seconds of Chromium's clock. */
  timeline = [];
  #open = new Map();
  #scripts = new Set();
  #lastChange = Date.now();

  constructor(session) {
    session.on('Network.requestWillBeSent', ({ requestId, request: { url }, timestamp }) => {
      if (!/^https?:/.test(url)) return;
      this.urls.push(url);
      const entry = { url, asked: timestamp, answered: undefined };
      this.timeline.push(entry);
      this.#open.set(requestId, entry);
      this.#lastChange = Date.now();
    });
    session.on(
      'Network.responseReceived',
      ({ requestId, type }) => type === 'Script' && this.#scripts.add(requestId),
    );
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
      this.#close(requestId, timestamp);
      this.bytes += encodedDataLength;
      if (this.#scripts.has(requestId)) this.scriptBytes += encodedDataLength;
    });
    session.on('Network.loadingFailed', ({ requestId, errorText, canceled }) => {
      const { url } = this.#open.get(requestId) ?? {};
      if (url && !canceled) this.failures.push(`${url}: ${errorText}`);
      this.#close(requestId);
    });
  }

  #close(requestId, answered) {
    const entry = this.#open.get(requestId);
    if (!entry) return;
    entry.answered = answered;
    this.#open.delete(requestId);
    this.#lastChange = Date.now();
  }

  get elsewhere() {
    return this.urls.filter((url) => new URL(url).hostname !== '127.0.0.1');
  }

  /** Until nothing was on its way for {@link QUIET_MS}. */
  async quiet() {
    const end = Date.now() + LONGEST_MS;
    while ((this.#open.size || Date.now() - this.#lastChange < QUIET_MS) && Date.now() < end) await sleep(50);
  }
}

/** A page with the phone's speed and screen, the probe in it. */
export async function openPage(context, { device = PHONE, needle }) {
  const page = await context.newPage();
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  await page.setViewport(device.viewport);
  await page.emulateCPUThrottling(device.cpu);
  if (device.network) await page.emulateNetworkConditions(device.network);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error?.message ?? error)));
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: 'benchHeadline' });
  let found;
  const headline = new Promise((done) => {
    found = done;
  });
  session.on(
    'Runtime.bindingCalled',
    ({ name, payload }) => name === 'benchHeadline' && found(Number(payload)),
  );
  await page.evaluateOnNewDocument(probe, needle);
  return { page, session, errors, headline, traffic: new Traffic(session) };
}

async function within(promise, ms, what) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${what}: nothing after ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Loads a page until it is quiet.
 *
 * @param {import('puppeteer-core').BrowserContext} context a fresh one for a cold load
 * @param {{ url: string, needle: string, device?: typeof PHONE, categories?: string[], before?: Function, after?: Function }} options
 *   `before` and `after` are given the page before it navigates and when it is quiet
 * @returns {Promise<object>} the readings of the probe, `bytes`, `requests`, `urls`, `timeline`, `mainThread` until the headline, `errors`,
 *   `elsewhere` (requests to other hosts), `events` of the trace, `extra`: what `after` gave
 */
export async function load(context, { url, needle, device = PHONE, categories = TRACED, before, after }) {
  const { page, errors, headline, traffic } = await openPage(context, { device, needle });
  try {
    await before?.(page);
    await page.tracing.start({ categories });
    let result;
    try {
      const opened = page.goto(url, { waitUntil: 'load', timeout: LONGEST_MS });
      await within(Promise.all([headline, opened]), LONGEST_MS, `no headline on ${url}`);
      await traffic.quiet();
      await sleep(AFTERWARDS_MS);
      result = { ...(await page.evaluate(readings)), extra: await after?.(page) };
    } catch (error) {
      const about = [...errors, ...traffic.failures].join('; ');
      throw new Error(`${error.message}${about && ` (${about})`}`, { cause: error });
    } finally {
      const trace = await page.tracing.stop();
      if (result) result.events = JSON.parse(new TextDecoder().decode(trace)).traceEvents;
    }
    return {
      ...result,
      mainThread: mainThreadUntil(result.events, 'bench-headline'),
      bytes: traffic.bytes,
      scriptBytes: traffic.scriptBytes,
      requests: traffic.urls.length,
      urls: traffic.urls,
      timeline: traffic.timeline,
      elsewhere: traffic.elsewhere,
      errors: [...errors, ...traffic.failures],
    };
  } finally {
    await page.close();
  }
}

/** A load with nothing in the caches. */
export async function coldLoad(browser, options) {
  const context = await browser.createBrowserContext();
  try {
    return await load(context, options);
  } finally {
    await context.close();
  }
}
