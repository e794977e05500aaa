import { expect } from '@open-wc/testing';
import { css } from 'lit';
import {
  adoptedStyles,
  adoptStyles,
  holdStyles,
  releaseStyles,
  restoreStyles,
} from '../../src/dom/adopt-styles.js';

const RED = css`:host { color: rgb(255, 0, 0) }`;
const BLUE = css`:host { color: rgb(0, 0, 255) }`;

function addHost(): ShadowRoot {
  const host = document.createElement('div');
  document.body.append(host);
  after(() => host.remove());
  return host.attachShadow({ mode: 'open' });
}
const colorOf = (root: ShadowRoot): string => getComputedStyle(root.host).color;

describe('adoptStyles', () => {
  it('adds styles after those that the root has', () => {
    const root = addHost();
    adoptStyles(root, [RED]);
    expect(colorOf(root)).to.equal('rgb(255, 0, 0)');
    adoptStyles(root, [BLUE]);
    expect(colorOf(root)).to.equal('rgb(0, 0, 255)');
    expect(adoptedStyles(root)).to.deep.equal([RED, BLUE]);
  });

  it('shares one sheet between the roots of a document', () => {
    const [first, second] = [addHost(), addHost()];
    adoptStyles(first, [RED]);
    adoptStyles(second, [RED]);
    expect(second.adoptedStyleSheets[0]).to.equal(first.adoptedStyleSheets[0]);
  });

  it('gives styles again to a root that was moved to another document', async () => {
    const root = addHost();
    adoptStyles(root, [RED]);
    const frame = document.createElement('iframe');
    document.body.append(frame);
    after(() => frame.remove());
    const page = frame.contentDocument!;
    page.body.append(root.host);
    expect(root.adoptedStyleSheets).to.deep.equal([]);
    restoreStyles(root);
    expect(page.defaultView!.getComputedStyle(root.host).color).to.equal('rgb(255, 0, 0)');
  });

  it('keeps the styles of a root in a document without a window for later', () => {
    const root = addHost();
    document.implementation.createHTMLDocument('').body.append(root.host);
    adoptStyles(root, [RED]);
    document.body.append(root.host);
    restoreStyles(root);
    expect(colorOf(root)).to.equal('rgb(255, 0, 0)');
  });

  it('adds a style once', () => {
    const root = addHost();
    adoptStyles(root, [RED, BLUE]);
    adoptStyles(root, [RED]);
    expect(adoptedStyles(root)).to.deep.equal([RED, BLUE]);
  });

  it('holds styles of a root until they are released', () => {
    const root = addHost();
    holdStyles(root);
    adoptStyles(root, [RED]);
    adoptStyles(root, [BLUE]);
    restoreStyles(root);
    expect(root.adoptedStyleSheets).to.deep.equal([]);
    releaseStyles(root);
    expect(colorOf(root)).to.equal('rgb(0, 0, 255)');
  });

  it('adds style elements where a root cannot adopt sheets', () => {
    // An element has no adoptedStyleSheets, like a shadow root of Safari 15.4.
    const root = document.createElement('div');
    adoptStyles(root as unknown as ShadowRoot, [RED, BLUE]);
    expect([...root.querySelectorAll('style')].map(({ textContent }) => textContent)).to.deep.equal([
      RED.cssText,
      BLUE.cssText,
    ]);
    restoreStyles(root as unknown as ShadowRoot);
    expect(root.children.length).to.equal(2);
  });
});
