import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offsetOfName } from '../../../../dist/feed/parse/dates/zone-names.js';

const hours = (name, timeZone = 'Asia/Seoul', language = undefined, local = Date.UTC(2026, 6, 14)) => {
  const minutes = offsetOfName(name, local, { timeZone, language });
  return minutes === undefined ? undefined : minutes / 60;
};

test('offsetOfName knows the zones that newspapers write', () => {
  const zones = {
    IST: 5.5,
    AEST: 10,
    AEDT: 11,
    ACST: 9.5,
    AWST: 8,
    NZST: 12,
    NZDT: 13,
    EET: 2,
    EEST: 3,
    CET: 1,
  };
  Object.assign(zones, {
    CEST: 2,
    MEZ: 1,
    MSK: 3,
    YEKT: 5,
    VLAT: 10,
    UZT: 5,
    ALMT: 6,
    KGT: 6,
    PKT: 5,
    NPT: 5.75,
  });
  Object.assign(zones, {
    WIB: 7,
    WITA: 8,
    WIT: 9,
    SGT: 8,
    HKT: 8,
    PHT: 8,
    ICT: 7,
    KST: 9,
    JST: 9,
    BRT: -3,
    ART: -3,
  });
  Object.assign(zones, {
    EST: -5,
    EDT: -4,
    PST: -8,
    PDT: -7,
    AKST: -9,
    HST: -10,
    WAT: 1,
    SAST: 2,
    EAT: 3,
    GST: 4,
  });
  for (const [name, offset] of Object.entries(zones)) assert.equal(hours(name), offset, name);
});

test('offsetOfName chooses among meanings by language, else by zone', () => {
  for (const [name, timeZone, language, offset] of [
    ['CST', 'Asia/Shanghai', undefined, 8],
    ['CST', 'America/Chicago', undefined, -6],
    ['CST', 'Asia/Seoul', 'en-US', -6],
    ['CST', 'UTC', 'zh-CN', 8],
    ['IST', 'Asia/Jerusalem', undefined, 2],
    ['IST', 'UTC', 'he', 2],
    ['IST', 'Europe/Dublin', undefined, 1],
    ['EST', 'Australia/Sydney', undefined, 10],
    ['BST', 'Asia/Dhaka', undefined, 6],
    ['AST', 'UTC', 'ar', 3],
  ])
    assert.equal(hours(name, timeZone, language), offset, `${name} ${timeZone} ${language}`);
});

test('offsetOfName goes by the season where the name does not say it', () => {
  const winter = Date.UTC(2026, 0, 14);
  for (const [name, inSummer, inWinter] of [
    ['ET', -4, -5],
    ['PT', -7, -8],
    ['AET', 10, 11],
    ['Europe/Athens', 3, 2],
  ]) {
    assert.equal(hours(name), inSummer, name);
    assert.equal(hours(name, 'UTC', undefined, winter), inWinter, name);
  }
});

test('offsetOfName does not know other names', () => {
  for (const name of ['QQST', 'Nowhere/Land', 'constructor', '__proto__', 'J'])
    assert.equal(hours(name), undefined);
});
