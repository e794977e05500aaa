/** Bytes of each encoding, short and long, with and without declaration, with up to three broken bytes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../../../dist/feed/encoding/decode.js';
import { random } from '../../random.mjs';
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
      for (const declared of AMBIGUOUS.test(encoding) ? [undefined] : [undefined, 'utf-8']) {
        const text = feed([...sentences, ...sentences], { encoding: declared });
        assert.equal(read(encode(text, encoding)), text);
      }
    });
  }

test('a word in EUC-KR that is valid UTF-8 by chance is read, as it is declared', () => {
  for (const word of ['책', '창', '천', '처']) {
    const text = feed([word], { encoding: 'euc-kr' });
    assert.equal(read(encode(text, 'euc-kr')), text);
  }
});

test('UTF-8 that is declared as EUC-KR is read', () => {
  for (const title of [
    '© A·B',
    'Ещё одна новость',
    'Déjà vu : où sont les forêts ? Très loin',
    '고향',
    '“A”',
  ]) {
    const text = feed([title], { encoding: 'euc-kr' });
    assert.equal(read(new TextEncoder().encode(text)), text);
  }
});

test('a word is read without any declaration', () => {
  for (const [encodings, , sentences] of LANGUAGES) {
    if (!/^(euc-kr|gb18030|big5|shift_jis|windows-1252|windows-874)$/.test(encodings[0])) continue;
    for (const word of sentences.flatMap((sentence) => sentence.split(' '))) {
      const text = feed([word]);
      assert.equal(read(encode(text, encodings[0])), text);
    }
  }
});

const next = random(22);
const integer = (most) => Math.floor(next() * most);

/** Bytes of a feed with so many broken ones within its titles, and the titles that are whole. */
function breakBytes(titles, encoding, options, count) {
  const bytes = [...encode(feed(titles, { ...options, encoding: options.isDeclared && encoding }), encoding)];
  const whole = new Set(titles);
  for (let broken = 0; broken < count; broken++) {
    const title = titles[integer(titles.length)];
    if (!whole.delete(title)) continue;
    const written = encode(title, encoding);
    const start = Buffer.from(bytes).indexOf(Buffer.from(written));
    // What is lost in a database's column, in a cut, and in a transfer.
    const offset = start + integer(written.length);
    if (broken % 3 === 0) bytes.splice(offset, 1);
    else if (broken % 3 === 1) bytes[offset] = 0xff;
    else bytes[start + written.length - 1] = 0x80 + integer(0x7f);
  }
  return { bytes: Uint8Array.from(bytes), whole: [...whole] };
}

for (const [encodings, language, sentences] of LANGUAGES)
  for (const encoding of [...encodings, 'utf-8'])
    for (const [name, options] of Object.entries({
      declared: { isDeclared: true },
      'with the language': { language },
      undeclared: {},
    })) {
      if (name === 'undeclared' && AMBIGUOUS.test(encoding)) continue;
      test(`${language} in ${encoding} with broken bytes is read, ${name}`, () => {
        const titles =
          sentences.length > 2 ? sentences : [...sentences, ...sentences.map((each) => `${each} 2`)];
        for (let count = 0; count < 4; count++) {
          const { bytes, whole } = breakBytes(titles, encoding, options, count);
          const text = read(bytes);
          for (const title of whole)
            assert.ok(text.includes(`<title>${title}</title>`), `${count} broken: ${title} in ${text}`);
        }
      });
    }

test('Polish in ISO-8859-2 is read without any declaration', () => {
  const text = feed(['Świeże wiadomości z żeglugi śródlądowej', 'Źródła ciepła w mieście są już gotowe']);
  assert.equal(read(encode(text, 'iso-8859-2')), text);
});
