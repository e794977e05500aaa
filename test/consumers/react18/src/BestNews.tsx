import type { DongpoSelectEvent, Feed } from 'dongpo-widgets';
import { DongpoBest } from 'dongpo-widgets/react';

interface Props {
  src?: string | undefined;
  feed?: Feed | undefined;
  limit?: number;
  onSelect?: ((event: DongpoSelectEvent) => void) | undefined;
}

export function BestNews({ src, feed, limit = 5, onSelect }: Props) {
  return (
    <DongpoBest src={src} feed={feed} limit={limit} onDongpoSelect={onSelect}>
      <a href="https://news.example/">동포투데이 BEST 뉴스</a>
    </DongpoBest>
  );
}
