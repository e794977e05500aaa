/** Checks of the options. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGateway } from '../../dist/gateway/index.js';

test('wrong options throw a TypeError that names them', () => {
  const url = 'https://news.example/';
  for (const [options, message] of [
    [{}, /feeds/],
    [{ feeds: {} }, /feeds/],
    [{ feeds: { 'a b': url } }, /"a b" is no name/],
    [{ feeds: { '../a': url } }, /no name/],
    [{ feeds: { 'a//b': url } }, /no name/],
    [{ feeds: { 'article/a': url } }, /article\/ is taken/],
    [{ feeds: { a: 'feed.xml' } }, /feeds\.a: an absolute address/],
    [{ feeds: { a: 7 } }, /feeds\.a/],
    [{ feeds: { a: null } }, /feeds\.a/],
    [{ feeds: { a: 'http://127.0.0.1/' } }, /allowHosts could name it/],
    [{ feeds: { a: 'ftp://news.example/' } }, /not http/],
    [{ feeds: { a: 'https://u:p@news.example/' } }, /password/],
    [{ feeds: { a: { url, ttl: 1 } } }, /feeds\.a\.ttl: a number of at least 5/],
    [{ feeds: { a: { url, timeZone: 'Mars/Olympus' } } }, /time zone/],
    [{ feeds: { a: { url, headers: { 'x y': 'z' } } } }, /no header/],
    [{ feeds: { a: { url, headers: { x: 'a\r\nb' } } } }, /no header/],
    [{ feeds: { a: url }, ttl: '60' }, /ttl/],
    [{ feeds: { a: url }, ttl: Number.NaN }, /ttl/],
    [{ feeds: { a: url }, base: 'feeds' }, /base/],
    [{ feeds: { a: url }, limit: 0 }, /limit/],
    [{ feeds: { a: url }, allowHosts: ['http://a'] }, /allowHosts/],
  ])
    assert.throws(
      () => createGateway(options),
      (error) => error.name === 'TypeError' && message.test(error.message),
      `${message}`,
    );
});
