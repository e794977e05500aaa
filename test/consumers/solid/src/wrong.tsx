/** What must not compile. */
import type {} from 'dongpo-widgets/solid';

export const right = (
  <dongpo-ticker
    ref={(element) => void element.reload()}
    interval="6"
    max-age={3}
    maxAge={3}
    lang="ko"
    style={{ 'min-height': '2.75em' }}
    on:dongpo-impression={(event) => event.item.id}
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
    <dongpo-best on:dongpo-select={(event: MouseEvent) => event.clientX} />
    {/* @ts-expect-error: no such tag */}
    <dongpo-bset />
    {/* @ts-expect-error: no such property */}
    <dongpo-best lmit={5} />
  </>
);
