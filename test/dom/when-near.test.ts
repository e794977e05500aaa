import { aTimeout, expect, fixture, nextFrame, oneEvent } from '@open-wc/testing';
import { whenNear } from '../../src/dom/when-near.js';

async function addBox(style: string): Promise<HTMLElement> {
  return fixture(`<div style="width: 10px; height: 10px; ${style}"></div>`);
}
async function settle(): Promise<void> {
  await nextFrame();
  await nextFrame();
  await aTimeout(50);
}

describe('whenNear', () => {
  it('calls back once for an element on the screen', async () => {
    const box = await addBox('');
    let calls = 0;
    whenNear(box, () => calls++);
    await settle();
    expect(calls).to.equal(1);
    box.style.marginTop = '9000px';
    await settle();
    box.style.marginTop = '';
    await settle();
    expect(calls).to.equal(1);
  });

  it('calls back for a far element when it comes near', async () => {
    const box = await addBox('margin-top: 9000px');
    let calls = 0;
    whenNear(box, () => calls++);
    await settle();
    expect(calls).to.equal(0);
    const scrolled = oneEvent(document, 'scroll');
    window.scrollTo(0, 9000);
    await scrolled;
    await settle();
    expect(calls).to.equal(1);
    window.scrollTo(0, 0);
  });

  it('calls back for an element without a box when it gets one', async () => {
    const box = await addBox('display: none');
    let calls = 0;
    whenNear(box, () => calls++);
    await settle();
    expect(calls).to.equal(0);
    box.style.display = 'block';
    await settle();
    expect(calls).to.equal(1);
  });

  it('does not call back after waiting was stopped', async () => {
    const box = await addBox('display: none');
    let calls = 0;
    const stop = whenNear(box, () => calls++);
    await settle();
    stop();
    box.style.display = 'block';
    await settle();
    expect(calls).to.equal(0);
  });
});
