/** English messages of the command. */
const en = {
  listEmpty: (url: string) => `${url}: the list's selector finds nothing; the site may have changed`,
  articleEmpty: (url: string) =>
    `${url}: no title or no body where the adapter looks; the site may have changed`,
  pageLimit: (url: string) => `${url}: too deep or too large a page to be read; left out`,
  addressRefused: (url: string, reason: string) =>
    `${url}: not asked: ${reason}${/ public /.test(reason) ? ', and no source of the configuration is there' : ''}`,
  robotsDisallow: (url: string) => `${url}: robots.txt does not allow it`,
  robotsUnreadable: (url: string) => `${url}: robots.txt cannot be read, so nothing is asked there`,
  serverBusy: (url: string) => `${url}: the server asks for a pause; left for the next run`,
  tooManyGone: (count: number) =>
    `${count} articles are gone at once: taken for a fault of the site, nothing is withdrawn`,
  alreadyRunning: (pid: number) => `another run is under way (process ${pid})`,
  nothingRead: 'nothing could be read, and nothing is there from before: no file was written',
  filesWritten: (written: number, unchanged: number) => `${written} files written, ${unchanged} unchanged`,
  filesToWrite: (written: number, unchanged: number) =>
    `${written} files would be written, ${unchanged} are unchanged`,
  totals: (articles: number, requests: number, gone: number) =>
    `${articles} articles known, ${requests} requests, ${gone} withdrawn`,
  noBestList: 'no best list: best.txt, or "best" in the configuration, would make one',
  tooManySections: (item: string, count: number, kept: number) =>
    `${item}: ${count} sections in one article; the first ${kept} are kept`,
  sectionsLeftOut: (count: number, kept: number) =>
    `${count} sections have no list of their own: there are at most ${kept}`,
  sameName: (name: string, other: string) =>
    `article ${name}: its file would be that of ${other} where case does not count; left out`,
  fileFailed: (path: string, reason: string) => `${path}: not written: ${reason}`,
  termIgnored: (name: string, value: string) =>
    `terms.json: ${name}: ${value} is not what it can be; nothing is kept back by it`,
  unknownArticle: (file: string, reference: string) => `${file}: there is no article ${reference}`,
  nextRun: (seconds: number) => `again in ${seconds} s; Ctrl+C ends it`,
  stopped: 'ended; what was read is kept for the next run',
};
/** Korean messages of the command. */
const ko: typeof en = {
  listEmpty: (url) => `${url}: 목록 선택자가 아무것도 찾지 못했습니다. 사이트가 바뀌었을 수 있습니다`,
  articleEmpty: (url) => `${url}: 정한 자리에 제목이나 본문이 없습니다. 사이트가 바뀌었을 수 있습니다`,
  pageLimit: (url) => `${url}: 너무 깊거나 큰 페이지라 읽지 않고 넘어갑니다`,
  addressRefused: (url, reason) =>
    `${url}: 묻지 않았습니다: ${reason}${/ public /.test(reason) ? '. 설정의 어떤 출처도 거기에 없습니다' : ''}`,
  robotsDisallow: (url) => `${url}: robots.txt가 허락하지 않습니다`,
  robotsUnreadable: (url) => `${url}: robots.txt를 읽을 수 없어 이 서버에는 아무것도 묻지 않습니다`,
  serverBusy: (url) => `${url}: 서버가 쉬어 달라고 합니다. 다음 실행 때 다시 묻습니다`,
  tooManyGone: (count) =>
    `기사 ${count}건이 한꺼번에 사라졌습니다. 사이트의 장애로 보고 아무것도 내리지 않습니다`,
  alreadyRunning: (pid) => `다른 실행이 아직 돌고 있습니다(프로세스 ${pid})`,
  nothingRead: '읽은 것도, 전에 만든 것도 없어 파일을 쓰지 않았습니다',
  filesWritten: (written, unchanged) => `파일 ${written}개를 썼고 ${unchanged}개는 그대로입니다`,
  filesToWrite: (written, unchanged) => `파일 ${written}개를 쓰게 되고 ${unchanged}개는 그대로입니다`,
  totals: (articles, requests, gone) => `아는 기사 ${articles}건, 요청 ${requests}건, 내린 기사 ${gone}건`,
  noBestList: 'BEST 목록이 없습니다. best.txt나 설정의 "best"로 만들 수 있습니다',
  tooManySections: (item, count, kept) =>
    `${item}: 기사 하나에 섹션이 ${count}개입니다. 앞의 ${kept}개만 씁니다`,
  sectionsLeftOut: (count, kept) => `섹션 ${count}개는 목록을 만들지 않습니다. 많아야 ${kept}개입니다`,
  sameName: (name, other) =>
    `기사 ${name}: 대소문자를 가리지 않는 곳에서는 ${other}와 같은 파일이라 넣지 않습니다`,
  fileFailed: (path, reason) => `${path}: 쓰지 못했습니다: ${reason}`,
  termIgnored: (name, value) =>
    `terms.json: ${name}: ${value}은(는) 쓸 수 없는 값입니다. 이 조건은 쓰지 않습니다`,
  unknownArticle: (file, reference) => `${file}: ${reference}번 기사가 없습니다`,
  nextRun: (seconds) => `${seconds}초 뒤에 다시 읽습니다. Ctrl+C로 끝냅니다`,
  stopped: '끝냅니다. 읽은 것은 다음 실행을 위해 남습니다',
};

/** Messages of the command in one language. */
export type BakeMessages = typeof en;

/** Messages for a BCP 47 tag: Korean for `ko`, English for any other. */
export const messagesIn = (language: string): BakeMessages => (/^ko/i.test(language) ? ko : en);
