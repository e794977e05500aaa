import 'dongpo-widgets/define/best.js';
import type { DongpoSelectEvent, Feed } from 'dongpo-widgets';
import type {} from 'dongpo-widgets/jsx';

interface Props {
  src?: string | undefined;
  feed?: Feed | undefined;
  limit?: number;
  onSelect?: ((event: DongpoSelectEvent) => void) | undefined;
}

export function BestNews({ src, feed, limit = 5, onSelect }: Props) {
  return (
    <dongpo-best src={src} feed={feed} limit={limit} ondongpo-select={onSelect}>
      <a href="https://news.example/">동포투데이 BEST 뉴스</a>
    </dongpo-best>
  );
}
