import 'dongpo-widgets/define/best.js';
import type { DongpoSelectEvent, Feed } from 'dongpo-widgets';
import type {} from 'dongpo-widgets/solid';

interface Props {
  src?: string | undefined;
  feed?: Feed | undefined;
  limit?: number;
  onSelect?: ((event: DongpoSelectEvent) => void) | undefined;
}

export function BestNews(props: Props) {
  return (
    <dongpo-best
      src={props.src}
      feed={props.feed}
      limit={props.limit ?? 5}
      on:dongpo-select={(event) => props.onSelect?.(event)}
    >
      <a href="https://news.example/">동포투데이 BEST 뉴스</a>
    </dongpo-best>
  );
}
