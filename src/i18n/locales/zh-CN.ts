import type { Messages } from '../messages.js';

const zhCN: Messages = {
  locale: 'zh-CN',
  best: '热门新闻',
  news: '新闻',
  empty: '暂无新闻。',
  failed: '新闻加载失败。',
  retry: '重试',
  missing: '未找到该文章。',
  source: '来源',
  original: '阅读原文',
  newWindow: '在新窗口中打开',
  corrected: '更正',
  published: '发布',
  modified: '更新',
  video: '观看视频',
  now: '刚刚',
  rank: (place) => `第${place}名`,
  risen: (places) => `上升${places}位`,
  fallen: (places) => `下降${places}位`,
  fresh: '新上榜',
  newItems: (count) => `${count} 条新消息`,
  picture: '显示图片',
  asOf: (age) => `${age}更新`,
};

export default zhCN;
