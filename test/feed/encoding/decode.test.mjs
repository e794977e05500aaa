import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../../../dist/feed/encoding/decode.js';
import { encodingOf } from '../../../dist/feed/encoding/decode-as.js';
import { parseFeed } from '../../../dist/feed/index.js';

const titles = ({ items }) => items.map(({ title }) => title);

// 동포 가나다
const EUC_KR = [0xb5, 0xbf, 0xc6, 0xf7, 0x20, 0xb0, 0xa1, 0xb3, 0xaa, 0xb4, 0xd9];
// 뷁, of CP949 only.
const CP949 = [0x94, 0xee];
const rss = (declaration, title = EUC_KR) =>
  Uint8Array.from([
    ...new TextEncoder().encode(`${declaration}<rss version="2.0"><channel><title>t</title><item><title>`),
    ...title,
    ...new TextEncoder().encode('</title></item></channel></rss>'),
  ]);

for (const [name, bytes, contentType] of [
  ['declared by XML', rss('<?xml version="1.0" encoding="euc-kr"?>')],
  ['declared by XML in single quotes', rss("<?xml version='1.0' encoding='EUC-KR' ?>")],
  ['declared as ks_c_5601-1987', rss('<?xml version="1.0" encoding="ks_c_5601-1987"?>')],
  ['declared by HTTP', rss(''), 'text/xml; charset=euc-kr'],
  [
    'declared by both, HTTP first',
    rss('<?xml version="1.0" encoding="utf-8"?>'),
    'text/xml;charset="EUC-KR"',
  ],
  ['HTTP says what nobody knows', rss('<?xml version="1.0" encoding="euc-kr"?>'), 'text/xml; charset=none'],
]) {
  test(`parseFeed reads RSS in EUC-KR, ${name}`, async () => {
    assert.deepEqual(titles(await parseFeed(bytes, { contentType })), ['동포 가나다']);
  });
}

test('parseFeed reads RSS in CP949', async () => {
  const bytes = rss('<?xml version="1.0" encoding="euc-kr"?>', [...EUC_KR, ...CP949]);
  assert.deepEqual(titles(await parseFeed(bytes)), ['동포 가나다뷁']);
});

test('parseFeed reads RSS in UTF-16', async () => {
  const text =
    '<?xml version="1.0" encoding="utf-16"?><rss><channel><item><title>가나다</title></item></channel></rss>';
  for (const big of [false, true]) {
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    const bytes = big ? little.swap16() : little;
    assert.deepEqual(titles(await parseFeed(bytes)), ['가나다']);
    assert.deepEqual(titles(await parseFeed(bytes.subarray(2))), ['가나다'], 'without a byte order mark');
  }
});

test('decode reads UTF-32 of either byte order, and replaces code points that do not exist', () => {
  const utf32 = (points, isLittleEndian) => {
    const bytes = new Uint8Array(points.length * 4);
    const view = new DataView(bytes.buffer);
    for (const [index, point] of points.entries()) view.setUint32(index * 4, point, isLittleEndian);
    return bytes;
  };
  const points = [0x3c, 0xac00, 0x1f600, 0x110000];
  for (const isLittleEndian of [true, false]) {
    const encoding = `utf-32${isLittleEndian ? 'le' : 'be'}`;
    for (const mark of [[], [0xfeff]]) {
      const decoded = decode(utf32([...mark, ...points], isLittleEndian));
      assert.deepEqual(decoded, { text: '<가😀\ufffd', encoding, declared: [] });
    }
  }
});

test('encodingOf gives the encoding of a label, and undefined for a label that does not exist', () => {
  assert.equal(encodingOf('ks_c_5601-1987'), 'euc-kr');
  assert.equal(encodingOf('none'), undefined);
});
