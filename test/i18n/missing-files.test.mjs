/** Languages whose files cannot be loaded, as where a new version has deleted the chunks of a cached entry. */
import assert from 'node:assert/strict';
import { register } from 'node:module';
import { test } from 'node:test';

// Makes the German locale fail for all modules, and load-locale.js for a copy of localizer-for.js.
register(
  `data:text/javascript,${encodeURIComponent(`
    export async function resolve(specifier, context, next) {
      if (/locales\\/de\\.js$/.test(specifier)) throw new Error('404');
      if (/load-locale/.test(specifier) && /without-load-locale/.test(context.parentURL)) throw new Error('404');
      return next(specifier, context);
    }`)}`,
);

/** The localizer that is there when loading has ended, and the number of `onLoaded` calls until then. */
async function settledLocalizer(localizerFor, tag) {
  let calls = 0;
  for (;;) {
    let onLoaded;
    const loaded = new Promise((resolve) => {
      onLoaded = resolve;
    });
    const localizer = localizerFor(tag, onLoaded);
    if (localizer) return { localizer, calls };
    await loaded;
    calls++;
  }
}

test('a locale that cannot be loaded is replaced by Korean, and is not requested again', async () => {
  const { localizerFor } = await import('../../dist/i18n/localizer-for.js');
  const { localizer, calls } = await settledLocalizer(localizerFor, 'de');
  assert.equal(localizer.locale, 'ko');
  assert.ok(calls <= 2, `${calls} calls`);
  assert.equal(localizerFor('de-AT', () => {}).locale, 'ko');
  assert.equal((await settledLocalizer(localizerFor, 'fr')).localizer.locale, 'fr');
});

test('all languages are replaced by Korean if load-locale.js cannot be loaded', async () => {
  const { localizerFor } = await import('../../dist/i18n/localizer-for.js?without-load-locale');
  const { localizer, calls } = await settledLocalizer(localizerFor, 'en');
  assert.equal(localizer.locale, 'ko');
  assert.equal(calls, 1);
});
