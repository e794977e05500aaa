/** What the command says, in the language of who runs it. */
const en = {
  noList: (url: string) => `${url}: the list's selector finds nothing; the site may have changed`,
  noArticle: (url: string) =>
    `${url}: no title or no body where the adapter looks; the site may have changed`,
  forbidden: (url: string) => `${url}: robots.txt does not allow it`,
  robots: (url: string) => `${url}: robots.txt cannot be read, so nothing is asked there`,
  backOff: (url: string) => `${url}: the server asks for a pause; left for the next run`,
  manyGone: (count: number) =>
    `${count} articles are gone at once: taken for a fault of the site, nothing is withdrawn`,
  running: (pid: number) => `another run is under way (process ${pid})`,
  nothing: 'nothing could be read, and nothing is there from before: no file was written',
  written: (written: number, same: number) => `${written} files written, ${same} unchanged`,
  would: (written: number, same: number) => `${written} files would be written, ${same} are unchanged`,
  counts: (items: number, asked: number, gone: number) =>
    `${items} articles known, ${asked} requests, ${gone} withdrawn`,
  noBest: 'no best list: best.txt, or "best" in the configuration, would make one',
  unknown: (file: string, word: string) => `${file}: there is no article ${word}`,
  next: (seconds: number) => `again in ${seconds} s; Ctrl+C ends it`,
  stopped: 'ended; what was read is kept for the next run',
};
const ko: typeof en = {
  noList: (url) => `${url}: 목록 선택자가 아무것도 찾지 못했습니다. 사이트가 바뀌었을 수 있습니다`,
  noArticle: (url) => `${url}: 정한 자리에 제목이나 본문이 없습니다. 사이트가 바뀌었을 수 있습니다`,
  forbidden: (url) => `${url}: robots.txt가 허락하지 않습니다`,
  robots: (url) => `${url}: robots.txt를 읽을 수 없어 이 서버에는 아무것도 묻지 않습니다`,
  backOff: (url) => `${url}: 서버가 쉬어 달라고 합니다. 다음 실행 때 다시 묻습니다`,
  manyGone: (count) =>
    `기사 ${count}건이 한꺼번에 사라졌습니다. 사이트의 장애로 보고 아무것도 내리지 않습니다`,
  running: (pid) => `다른 실행이 아직 돌고 있습니다(프로세스 ${pid})`,
  nothing: '읽은 것도, 전에 만든 것도 없어 파일을 쓰지 않았습니다',
  written: (written, same) => `파일 ${written}개를 썼고 ${same}개는 그대로입니다`,
  would: (written, same) => `파일 ${written}개를 쓰게 되고 ${same}개는 그대로입니다`,
  counts: (items, asked, gone) => `아는 기사 ${items}건, 요청 ${asked}건, 내린 기사 ${gone}건`,
  noBest: 'BEST 목록이 없습니다. best.txt나 설정의 "best"로 만들 수 있습니다',
  unknown: (file, word) => `${file}: ${word}번 기사가 없습니다`,
  next: (seconds) => `${seconds}초 뒤에 다시 읽습니다. Ctrl+C로 끝냅니다`,
  stopped: '끝냅니다. 읽은 것은 다음 실행을 위해 남습니다',
};

export type Words = typeof en;
/** By a BCP 47 tag: Korean for `ko`, else English. */
export const wordsIn = (language: string): Words => (/^ko/i.test(language) ? ko : en);
