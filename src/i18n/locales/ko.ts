import type { Messages } from '../messages.js';

const ko: Messages = {
  locale: 'ko',
  best: 'BEST 뉴스',
  news: '뉴스',
  empty: '보여 드릴 기사가 없습니다.',
  failed: '뉴스를 불러오지 못했습니다.',
  retry: '다시 시도',
  missing: '기사를 찾을 수 없습니다.',
  source: '출처',
  original: '원문 보기',
  newWindow: '새 창',
  corrected: '정정',
  published: '입력',
  modified: '수정',
  video: '동영상',
  now: '방금',
  rank: (place) => `${place}위`,
  risen: (places) => `${places}계단 상승`,
  fallen: (places) => `${places}계단 하락`,
  fresh: '새로 진입',
  newItems: (count) => `새 기사 ${count}건`,
  picture: '사진 보기',
  asOf: (age) => `${age} 기준`,
};

export default ko;
