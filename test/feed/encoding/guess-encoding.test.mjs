/** Bytes of each encoding, short and long, with and without declaration, with up to three broken bytes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../../../dist/feed/encoding/decode.js';
import { encode, LANGUAGES } from './languages.mjs';

const feed = (titles, { encoding, language } = {}) =>
  `<?xml version="1.0"${encoding ? ` encoding="${encoding}"` : ''}?><rss version="2.0"><channel><title>News</title>${language ? `<language>${language}</language>` : ''}${titles.map((title) => `<item><title>${title}</title><link>https://news.example/</link></item>`).join('')}</channel></rss>`;
/** Encodings whose letters share bytes with those of windows-1252: a few of them tell nothing. */
const AMBIGUOUS = /^windows-125[0478]$/;

const isUtf8 = (bytes) => !new TextDecoder().decode(bytes).includes('\ufffd');
const read = (bytes, contentType) => decode(bytes, contentType).text.normalize('NFC');

for (const [encodings, language, sentences] of LANGUAGES)
  for (const encoding of encodings) {
    test(`${language} in ${encoding} is read: a word, declared`, () => {
      for (const word of sentences.flatMap((sentence) => sentence.split(' '))) {
        const text = feed([word], { encoding });
        // UTF-8 by chance, as the Czech déšť is.
        if (isUtf8(encode(text, encoding))) continue;
        assert.equal(read(encode(text, encoding)), text);
        const undeclared = feed([word]);
        assert.equal(read(encode(undeclared, encoding), `text/xml; charset=${encoding}`), undeclared);
      }
    });

    test(`${language} in ${encoding} is read: a title, with the language`, () => {
      for (const sentence of sentences) {
        const text = feed([sentence], { language });
        assert.equal(read(encode(text, encoding)), text);
      }
    });

    const options = AMBIGUOUS.test(encoding) ? { skip: 'ambiguous' } : {};
    test(`${language} in ${encoding} is read: a title, undeclared`, options, () => {
      for (const sentence of sentences) {
        const text = feed([sentence]);
        assert.equal(read(encode(text, encoding)), text);
      }
    });

    test(`${language} in ${encoding} is read: a feed, undeclared, or declared as UTF-8`, () => {
      for (const declared of [undefined, 'utf-8']) {
        const text = feed([...sentences, ...sentences], { encoding: declared });
        assert.equal(read(encode(text, encoding)), text);
      }
    });
  }
