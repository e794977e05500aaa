/** What must not compile. */
import { DongpoBest, DongpoHeadlines, DongpoTicker } from 'dongpo-widgets/react';
import { createRef } from 'react';

export const right = (
  <DongpoTicker
    ref={createRef<HTMLElementTagNameMap['dongpo-ticker']>()}
    interval={6}
    maxAge={3}
    lang="ko"
    style={{ minHeight: '2.75em' }}
    onClick={(event) => event.currentTarget.reload()}
    onDongpoImpression={(event) => event.item.id}
  />
);
export const wrong = (
  <>
    {/* @ts-expect-error: a number */}
    <DongpoBest limit="five" />
    {/* @ts-expect-error: no layout */}
    <DongpoHeadlines layout="circle" />
    {/* @ts-expect-error: an object */}
    <DongpoBest feed="feed.json" />
    {/* @ts-expect-error: another event */}
    <DongpoBest onDongpoSelect={(event: MouseEvent) => event} />
    {/* @ts-expect-error: no such property */}
    <DongpoBest lmit={5} />
  </>
);
