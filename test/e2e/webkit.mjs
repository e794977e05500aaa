/** WebKitGTK from Node: WebDriver over plain HTTP, as much as a page of `browser.mjs` takes. */

import { PNG } from 'pngjs';
import { capabilities, startDisplay, startDriver } from '../engines/index.mjs';
import { painted } from './painted.mjs';

const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};
const BUTTONS = { left: 0, middle: 1, right: 2 };

async function call(url, method, body) {
  const response = await fetch(url, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (value?.error) throw new Error(`webkit: ${value.error}: ${value.message}`);
  return value;
}

/** The part of a picture that is in the area. */
function crop(picture, { x, y, width, height }) {
  const whole = PNG.sync.read(picture);
  const left = Math.max(0, Math.floor(x));
  const top = Math.max(0, Math.floor(y));
  const right = Math.min(whole.width, Math.ceil(x + width));
  const bottom = Math.min(whole.height, Math.ceil(y + height));
  const part = new PNG({ width: right - left, height: bottom - top });
  PNG.bitblt(whole, part, left, top, part.width, part.height);
  return PNG.sync.write(part);
}

/** Runs in the page: its size, once it is the one expected, else after some frames. */
function innerSize(width, height) {
  return new Promise((done) => {
    let frames = 20;
    const look = () => {
      if ((innerWidth === width && innerHeight === height) || frames-- === 0) done([innerWidth, innerHeight]);
      else requestAnimationFrame(look);
    };
    look();
  });
}

class WebKitDriver {
  constructor(process, session) {
    this.process = process;
    this.session = `${process.origin}/session/${session}`;
  }

  send(method, path, body) {
    return call(`${this.session}${path}`, method, body);
  }

  goto(url) {
    return this.send('POST', '/url', { url });
  }

  /** Errors come back as values: the driver would cut their message. */
  async evaluate(expression) {
    const script = `const done = arguments[arguments.length - 1];
      (async () => (${expression}))().then((value) => done({ value }), (thrown) => done({ thrown: String(thrown) }));`;
    const { value, thrown } = await this.send('POST', '/execute/async', { script, args: [] });
    if (thrown) throw new Error(thrown);
    return value;
  }

  pointer(...actions) {
    return this.send('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
  }

  move(x, y) {
    return this.pointer({ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) });
  }

  click(x, y, button) {
    return this.pointer(
      { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: BUTTONS[button] },
      { type: 'pointerUp', button: BUTTONS[button] },
    );
  }

  press(names) {
    const keys = names.map((name) => KEYS[name] ?? name);
    const actions = [
      ...keys.map((value) => ({ type: 'keyDown', value })),
      ...keys.reverse().map((value) => ({ type: 'keyUp', value })),
    ];
    return this.send('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** The driver pictures what is in the window: it is made as tall and scrolled as the clip needs, then put back. */
  async screenshot(clip) {
    const take = async () => Buffer.from(await this.send('GET', '/screenshot'), 'base64');
    if (!clip) return take();
    const where = () => this.evaluate('({ x: scrollX, y: scrollY, width: innerWidth, height: innerHeight })');
    const before = await where();
    const seen = (at) => clip.y >= at.y && clip.y + clip.height <= at.y + at.height;
    let at = before;
    if (!seen(at)) {
      if (clip.height > at.height) await this.resize(at.width, Math.ceil(clip.height));
      await this.evaluate(`scrollTo({ left: ${before.x}, top: ${Math.floor(clip.y)}, behavior: 'instant' })`);
      await this.evaluate(`(${painted})()`);
      at = await where();
    }
    const picture = crop(await take(), { ...clip, x: clip.x - at.x, y: clip.y - at.y });
    if (at.height !== before.height) await this.resize(before.width, before.height);
    if (at !== before)
      await this.evaluate(`scrollTo({ left: ${before.x}, top: ${before.y}, behavior: 'instant' })`);
    return picture;
  }

  /** The page goes back; the answer comes when it is there. */
  back() {
    return this.send('POST', '/back', {});
  }

  /** The window has a toolbar and a least size; the page is what counts, and it may hear of its size late. */
  async resize(width, height) {
    let rect = { width, height: height + 40 };
    let [w, h] = [0, 0];
    for (let tries = 0; tries < 10; tries++) {
      await this.send('POST', '/window/rect', { x: 0, y: 0, ...rect });
      [w, h] = await this.evaluate(`(${innerSize})(${width}, ${height})`);
      if (w === width && h === height) return;
      rect = { width: Math.max(1, rect.width + width - w), height: Math.max(1, rect.height + height - h) };
    }
    throw new Error(`webkit: the window stays ${w} x ${h} when ${width} x ${height} is asked for`);
  }

  async close() {
    await this.send('DELETE', '').catch(() => {});
    await this.process.stop();
  }
}

/** One display; a driver, a browser and a profile of its own for each page. */
export async function openWebKit({ path, driver, xvfb }) {
  const screen = await startDisplay(xvfb);
  const open = new Set();
  return {
    async page({ width, height, dark }) {
      const process = await startDriver(driver, screen.display, { dark });
      const { sessionId } = await call(`${process.origin}/session`, 'POST', {
        capabilities: { alwaysMatch: capabilities(path) },
      });
      const page = new WebKitDriver(process, sessionId);
      open.add(page);
      await page.resize(width, height);
      return page;
    },
    async close() {
      for (const page of open) await page.close();
      await screen.stop();
    },
  };
}
