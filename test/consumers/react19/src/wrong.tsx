/** What must not compile. */
import type {} from 'dongpo-widgets/jsx';
import { createRef } from 'react';

export const right = (
  <dongpo-ticker
    ref={createRef<HTMLElementTagNameMap['dongpo-ticker']>()}
    interval="6"
    max-age={3}
    maxAge={3}
    lang="ko"
    style={{ minHeight: '2.75em' }}
    ondongpo-impression={(event) => event.item.id}
  />
);
export const wrong = (
  <>
    {/* @ts-expect-error: a number */}
    <dongpo-best limit="five" />
    {/* @ts-expect-error: no layout */}
    <dongpo-headlines layout="circle" />
    {/* @ts-expect-error: an object */}
    <dongpo-best feed="feed.json" />
    {/* @ts-expect-error: another event */}
    <dongpo-best ondongpo-select={(event: MouseEvent) => event} />
    {/* @ts-expect-error: no such tag */}
    <dongpo-bset />
    {/* @ts-expect-error: no such property */}
    <dongpo-best lmit={5} />
  </>
);
