/** As much PNG as cropping a screenshot takes: 8-bit RGB or RGBA, not interlaced. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const CHANNELS = { 2: 3, 6: 4 };

function paeth(a, b, c) {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
}

const FILTERS = [() => 0, (a) => a, (_, b) => b, (a, b) => (a + b) >> 1, paeth];

/** @returns {{ width: number, height: number, channels: 3 | 4, data: Buffer }} */
export function decode(png) {
  let header;
  const parts = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = body;
    if (type === 'IDAT') parts.push(body);
    at += 12 + length;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = CHANNELS[header[9]];
  if (header[8] !== 8 || !channels || header[12]) throw new Error('png: only 8-bit RGB(A), not interlaced');
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const data = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = FILTERS[raw[y * (stride + 1)]];
    const [from, to] = [y * (stride + 1) + 1, y * stride];
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? data[to + x - channels] : 0;
      const up = y ? data[to + x - stride] : 0;
      const corner = y && x >= channels ? data[to + x - stride - channels] : 0;
      data[to + x] = raw[from + x] + filter(left, up, corner);
    }
  }
  return { width, height, channels, data };
}

function chunk(type, body) {
  const out = Buffer.alloc(12 + body.length);
  out.writeUInt32BE(body.length, 0);
  out.write(type, 4, 'latin1');
  body.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + body.length)), 8 + body.length);
  return out;
}

export function encode({ width, height, channels, data }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, channels === 4 ? 6 : 2], 8);
  const stride = width * channels;
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y++) data.copy(rows, y * (stride + 1) + 1, y * stride, (y + 1) * stride);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function crop(png, { x, y, width, height }) {
  const image = decode(png);
  const left = Math.max(0, Math.floor(x));
  const top = Math.max(0, Math.floor(y));
  const w = Math.min(image.width, Math.ceil(x + width)) - left;
  const h = Math.min(image.height, Math.ceil(y + height)) - top;
  if (w <= 0 || h <= 0)
    throw new Error(`png: nothing of ${JSON.stringify({ x, y, width, height })} is in the picture`);
  const { channels } = image;
  const data = Buffer.alloc(w * h * channels);
  for (let row = 0; row < h; row++) {
    const from = ((top + row) * image.width + left) * channels;
    image.data.copy(data, row * w * channels, from, from + w * channels);
  }
  return encode({ width: w, height: h, channels, data });
}
