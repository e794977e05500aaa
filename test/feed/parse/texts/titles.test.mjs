import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFeed } from '../../../../dist/feed/index.js';
import { atom, escapeHtml, json, one, PAGE, rss } from './write.mjs';

const LINK = `<link>${PAGE}</link>`;

/** The ways in which a title is written. */
const WAYS = {
  'RSS, escaped once': (title) => rss(`<title>${escapeHtml(title)}</title>${LINK}`),
  'RSS, in CDATA': (title) => rss(`<title><![CDATA[${title}]]></title>${LINK}`),
  'RSS, escaped twice': (title) => rss(`<title>${escapeHtml(escapeHtml(title))}</title>${LINK}`),
  'Atom text': (title) => atom(`<title type="text">${escapeHtml(title)}</title><link href="${PAGE}"/>`),
  'Atom without type': (title) => atom(`<title>${escapeHtml(title)}</title><link href="${PAGE}"/>`),
  'Atom HTML': (title) =>
    atom(`<title type="html">${escapeHtml(escapeHtml(title))}</title><link href="${PAGE}"/>`),
  'JSON Feed': (title) => json({ title }),
  'JSON Feed, escaped': (title) => json({ title: escapeHtml(title) }),
  'a list of items in JSON': (title) => JSON.stringify([{ title, link: PAGE }]),
};

const ELEMENTS =
  'a abbr article aside audio b blockquote body button canvas caption cite code datalist dd del details dialog div dl dt em embed fieldset figcaption figure footer form h1 h6 head header hr html i iframe img input kbd label legend li link main map mark menu meta meter nav noscript object ol optgroup option output p picture pre progress q ruby s samp script search section select slot small source span strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track u ul var video wbr'.split(
    ' ',
  );

for (const [way, write] of Object.entries(WAYS)) {
  test(`a title that names an element keeps its name: ${way}`, async () => {
    for (const name of ELEMENTS)
      for (const title of [
        `The <${name}> element explained`,
        `When not to use <${name}>`,
        `<${name}>: a guide`,
      ])
        assert.equal((await one(write(title))).title, title);
  });

  test(`a title that names several elements, or closing tags, keeps them: ${way}`, async () => {
    for (const title of [
      'Comparing <section> and <article>',
      '<ol>, <ul> or <dl>?',
      'Forms without <select multiple>',
      'A date with <input type="date" required> at last',
      'Faster with <link rel="preload">',
      'Where </li> may be left out',
      'Writing <Suspense /> and <form />',
      'When a < b and 1 <3',
      '항구 소식: <canvas>로 그린 지도',
      '“<template>” 사용기',
    ])
      assert.equal((await one(write(title))).title, title);
  });
}

for (const way of ['RSS, escaped once', 'RSS, in CDATA', 'JSON Feed', 'Atom without type']) {
  test(`tags that format a title are removed: ${way}`, async () => {
    for (const [title, text] of [
      ['<em>Harbour</em> opens', 'Harbour opens'],
      ['항구 다시 열어<br>여객선 운항', '항구 다시 열어 여객선 운항'],
      ['항구 다시 열어 <br /> 여객선 운항', '항구 다시 열어 여객선 운항'],
      ['항구<img src="/icon.gif">', '항구'],
      ['항구</strong>', '항구'],
      ['<p>항구', '항구'],
      ['<strong>속보: 항구 다시 열어…', '속보: 항구 다시 열어…'],
      ['<span class="red">속보</span> 항구', '속보 항구'],
      ['<a href="/1">항구</a>', '항구'],
      ['CO<sub>2</sub> 줄인 항구', 'CO2 줄인 항구'],
      ['항구<script>track()</script>', '항구'],
      ['<i>Why</i> <select> stays', 'Why <select> stays'],
    ])
      assert.equal((await one(WAYS[way](title))).title, text);
  });
}

test('pairs of tags in a title that was escaped twice format it', async () => {
  for (const [title, text] of [
    ['Review: <i>The Quay</i>', 'Review: The Quay'],
    ['<b>속보</b> 항구 다시 열어', '속보 항구 다시 열어'],
  ])
    assert.equal((await one(WAYS['RSS, escaped twice'](title))).title, text);
});

test('an element in a title that is written bare is a word', async () => {
  for (const title of ['Using <select> well', 'Why <script> and <style> block'])
    assert.equal((await one(rss(`<title>${title}</title>${LINK}`))).title, title);
  assert.equal((await one(rss(`<title>A <b>bold</b> <i>quay</i></title>${LINK}`))).title, 'A bold quay');
});

test('a plain text that names an element is no HTML', async () => {
  const text = 'Why <script> blocks the page';
  assert.equal((await one(json({ title: 't', content_text: text }))).summary, text);
  assert.equal(
    (await one(atom(`<title>t</title><summary type="text">${escapeHtml(text)}</summary>`))).summary,
    text,
  );
});

test('a megabyte of tags in a title takes linear time', async () => {
  for (const text of ['<select>', '<b>x</b>', '<a ', '</p>', '&lt;b&gt;', '&lt;a ', '&amp;lt;']) {
    const start = performance.now();
    await one(json({ title: text.repeat(1e6 / text.length) }));
    await one(rss(`<title><![CDATA[${text.repeat(1e6 / text.length)}]]></title>${LINK}`));
    await one(rss(`<title>${text.repeat(1e6 / text.length)}</title>${LINK}`));
    assert.ok(performance.now() - start < 6000, text);
  }
});

test('declarations, instructions and images without an address are words in a title', async () => {
  for (const title of [
    'Why <!DOCTYPE html> matters',
    'What <?php does',
    'What <!-- hides',
    '<img> vs <picture>',
    'Sizes of an <img>',
  ])
    for (const feed of [rss(`<title>${escapeHtml(title)}</title>${LINK}`), json({ title })])
      assert.equal((await one(feed)).title, title);
  assert.equal(
    (await one(rss(`<title><![CDATA[Ferry<!-- 3 --> returns]]></title>${LINK}`))).title,
    'Ferry returns',
  );
});

test('the title of a feed may name an element', async () => {
  const { title } = await parseFeed(json({ title: 't' }, { title: 'The <div> blog' }));
  assert.equal(title, 'The <div> blog');
});
