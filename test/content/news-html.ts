/**
 * Bodies as newspapers really write them. `text` is what a reader must see where a plain HTML
 * parser would lose some of it; elsewhere the test asks the parser.
 */
export interface NewsFixture {
  name: string;
  html: string;
  text?: string;
}

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

export const newsFixtures: NewsFixture[] = [
  {
    name: 'dongpo: plain paragraphs with a dateline',
    html: '<p>[동포투데이] 중국 연변조선족자치주 연길시에서 <strong>제15회 조선족 민속문화축제</strong>가 열렸다.</p>\n<p>&nbsp;</p>\n<p>축제에는 &ldquo;한복 퍼레이드&rdquo;와 &hellip; 김치 담그기 등이 마련됐다.</p>',
  },
  {
    name: 'figure, caption and credit',
    html: '<figure class="photo"><img src="/data/news/2024/yanji.jpg" alt="연길시 전경" width="800" height="533"><figcaption>연길시 전경. <cite>사진=동포투데이</cite></figcaption></figure><p>본문입니다.</p>',
  },
  {
    name: 'title marks in angle brackets',
    html: '<p>신작 <121 코커스 만세>와 <고맙습니다>, 그리고 <abc def>가 상영된다. </고맙습니다></p>',
    text: '신작 <121 코커스 만세>와 <고맙습니다>, 그리고 <abc def>가 상영된다. </고맙습니다>',
  },
  {
    name: 'title marks of many kinds',
    html: '<p>영화 <Her>, 노래 <K-POP 스타>, 책 <A매치의 기억>, 전시 <한복, 천년의 빛> 영화 <Big 보이>, 그리고 주소 <http://www.dongponews.net></p>',
    text: '영화 <Her>, 노래 <K-POP 스타>, 책 <A매치의 기억>, 전시 <한복, 천년의 빛> 영화 <Big 보이>, 그리고 주소 <http://www.dongponews.net>',
  },
  {
    name: 'less-than in a sentence',
    html: '<p>3 < 5 이고 a<b 이며 x <= y, 5>3 이다.</p><p>다음 문단</p>',
    text: '3 < 5 이고 a<b 이며 x <= y, 5>3 이다. 다음 문단',
  },
  {
    name: 'escaped title marks',
    html: '<p>드라마 &lt;미생&gt;과 &lt;abc def&gt;, &amp;lt;p&amp;gt; 표기</p>',
  },
  {
    name: 'Word paste',
    html: '<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><p class="MsoNormal" style="mso-margin-top-alt:auto"><span lang="EN-US" style="font-size:11.0pt;font-family:&quot;맑은 고딕&quot;">2024<o:p></o:p></span><span style="font-family:굴림">년 재외동포 포럼<o:p> 개막</o:p></span></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><![if !supportLists]><span style="mso-list:Ignore">1.<span>&nbsp;&nbsp; </span></span><![endif]>첫째',
  },
  {
    name: 'Word paste with a data island and namespaces',
    html: '<?xml:namespace prefix = o ns = "urn:schemas-microsoft-com:office:office" /><p>한국어 <st1:place w:st="on">Seoul</st1:place> 방문<o:p></o:p></p>',
    text: '한국어 Seoul 방문',
  },
  {
    name: 'Naver editor: nested divs',
    html: '<div class="se-main-container"><div class="se-component"><div class="se-section"><div><div><span style="color:#000">재일동포 3세 <b>김영희</b> 씨는</span></div></div></div></div><div>&nbsp;</div><div>도쿄에서 식당을 운영한다.</div></div>',
  },
  {
    name: 'lines of bare text and br',
    html: '첫 줄입니다.<br>둘째 줄입니다.<br/><br />셋째 줄 &middot; 끝.',
  },
  { name: 'bare text round an empty paragraph', html: '앞 글<p>&nbsp;</p>뒤 글<p><br></p>끝 글' },
  { name: 'unclosed paragraphs', html: '<p>하나<p>둘 <b>굵게<p>셋</b><p>넷<ul><li>가<li>나<li>다</ul>' },
  {
    name: 'blockquote and q',
    html: '<blockquote cite="https://example.com/speech"><p>우리는 하나다.</p><footer>&mdash; <cite>홍길동</cite></footer></blockquote><p>그는 <q cite="/q">고맙다</q>고 했다.</p>',
  },
  {
    name: 'table with caption',
    html: '<table border="1" width="100%"><caption>재외동포 현황</caption><colgroup><col span="2"><col></colgroup><thead><tr><th scope="col">지역</th><th scope="col" colspan="2">인구</th></tr></thead><tbody><tr><td rowspan="2">중국</td><td>2,109,727</td><td>명</td></tr><tr><td>약</td><td>30%</td></tr></tbody><tfoot><tr><td colspan="3">자료: 재외동포청</td></tr></tfoot></table>',
  },
  {
    name: 'table without optional tags',
    html: '<table><tr><td>가<td>나<tr><td>다<td><b>라</table><p>뒤</p>',
  },
  {
    name: 'layout table round a picture',
    html: '<table align="center"><tr><td><img src="http://img.example.kr/a.jpg"></td></tr><tr><td align="center"><font color="gray">▲ 사진 설명</font></td></tr></table>',
  },
  {
    name: 'lists, one item a bare hyphen',
    html: '<ul><li>-</li><li>북경</li></ul><ol start="3" reversed><li>셋</li><li>둘<ol><li>안</li></ol></li></ol><dl><dt>동포</dt><dd>같은 겨레</dd></dl>',
  },
  {
    name: 'links of every kind',
    html: '<p><a href="http://www.dongpo.kr/news/view.php?no=15446&amp;m=1#top" onclick="go()">기사</a> <a href="/about">소개</a> <a href="mailto:desk@dongpo.kr">메일</a> <a href="tel:+82-2-123-4567">전화</a> <a href="#note1">각주</a> <a name="top">닻</a> <a href="javascript:void(0)">더보기</a> <a href="ftp://old.example/x">옛 자료</a></p>',
  },
  {
    name: 'lazy images',
    html: `<p><img src="${PIXEL}" data-src="/img/1.jpg" alt="첫째"></p><p><img data-original="https://cdn.example.cn/2.png" src="/skin/blank.gif" alt="둘째"></p><p><img class="lazy" data-lazy-src="//cdn.example.cn/3.webp" alt="셋째"><noscript><img src="https://cdn.example.cn/3.webp"></noscript></p><p>글</p>`,
  },
  {
    name: 'WeChat body',
    html: '<section style="margin:0 8px"><section><p style="text-indent:2em"><span style="font-size:15px;">延边朝鲜族自治州成立七十周年庆祝大会在延吉举行。</span></p></section><p><img class="rich_pages" data-ratio="0.66" data-src="https://mmbiz.qpic.cn/mmbiz_jpg/abc/640?wx_fmt=jpeg" data-type="jpeg" data-w="1080"></p><p><br></p></section>',
  },
  {
    name: 'responsive picture',
    html: '<figure><picture><source type="image/webp" srcset="/a.webp 1x, /a2.webp 2x"><img src="/a.jpg" srcset="/a.jpg 640w, https://cdn.example.com/a,b.jpg 1280w" sizes="100vw" alt="IMG_1234.jpg"></picture><figcaption>캡션</figcaption></figure>',
  },
  {
    name: 'YouTube frames',
    html: '<p>영상:</p><div class="video"><iframe width="560" height="315" src="https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0&amp;start=3" title="YouTube video player" frameborder="0" allowfullscreen></iframe></div><p>이어서</p><iframe src="//www.youtube-nocookie.com/embed/dQw4w9WgXcQ" /><p>끝</p>',
    text: '영상: 이어서 끝',
  },
  {
    name: 'Chinese and Korean players, and an advertisement',
    html: '<p>视频</p><iframe src="https://v.qq.com/txp/iframe/player.html?vid=x0123456789"></iframe><iframe src="https://tv.naver.com/embed/123456"></iframe><iframe src="https://player.bilibili.com/player.html?bvid=BV1xx411c7mD"></iframe><iframe src="https://ads.example.com/frame"></iframe><p>完</p>',
  },
  {
    name: 'posts of social networks',
    html: '<p>앞</p><iframe src="https://www.instagram.com/p/Cabc_12-3/embed/captioned/?cr=1"></iframe><iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fdongpo%2Fposts%2F1&amp;width=500"></iframe><iframe src="https://www.tiktok.com/embed/v2/7123456789"></iframe><iframe src="https://www.instagram.com/accounts/login/"></iframe><blockquote class="twitter-tweet"><p>짧은 글</p><a href="https://x.com/dongpo/status/1">11월 25일</a></blockquote><script async src="https://platform.twitter.com/widgets.js"></script><p>뒤</p>',
  },
  {
    name: 'Flash-age YouTube',
    html: '<p>공연</p><object width="425" height="344"><param name="movie" value="http://www.youtube.com/v/dQw4w9WgXcQ"><embed src="http://www.youtube.com/v/dQw4w9WgXcQ" type="application/x-shockwave-flash"></object><p>끝</p>',
  },
  {
    name: 'video and audio',
    html: '<video controls poster="/p.jpg"><source src="/v.mp4" type="video/mp4">브라우저가 지원하지 않습니다.</video><p>인터뷰</p><audio src="https://cdn.example.kr/a.mp3"></audio>',
  },
  {
    name: 'ruby',
    html: '<p><ruby>延吉<rp>(</rp><rt>연길</rt><rp>)</rp></ruby>과 <ruby>龍井<rt>용정</ruby></p>',
  },
  {
    name: 'scripts, styles, forms and comments among text',
    html: '<style>.a{color:red}</style><p>앞</p><script>if (a<b) document.write("<p>나쁨</p>")</script><!-- 광고 <p>x</p> --><form action="/poll"><label>설문 <input name="a"></label><select><option>하나</option></select><button>보내기</button></form><p>뒤</p>',
  },
  {
    name: 'hidden things',
    html: '<p>보임</p><div style="display: none">숨김</div><p hidden>또 숨김</p><img src="/stat.gif" width="1" height="1"><img src="https://t.example/p" style="display:none">',
    text: '보임',
  },
  {
    name: 'English: time, abbr, sub, sup, code',
    html: '<article><header><h1>Diaspora</h1><time datetime="2024-05-01T09:00:00+09:00">May 1</time></header><section><h2>Facts</h2><p>H<sub>2</sub>O, x<sup>2</sup>, <abbr title="Overseas Koreans Agency">OKA</abbr>, <code>a &lt; b</code>, <kbd>Ctrl</kbd>, <mark>new</mark>, <small>fine</small>, <s>old</s> <del datetime="2024-01-01">gone</del><ins cite="https://e.com/1">come</ins></p><pre>\n  two\n  lines</pre><hr></section></article>',
  },
  {
    name: 'mixed languages and directions',
    html: '<p lang="zh-CN">记者 <span lang="ko">김철수</span> 报道</p><p dir="rtl">שלום <bdi>동포</bdi> <bdo dir="ltr">abc</bdo></p>',
  },
  {
    name: 'details, mdash entities, emoji',
    html: '<details open><summary>자세히</summary><p>서울&mdash;도쿄 🇰🇷🇨🇳 &#54620;&#xAE00; &copy; 2024</p></details>',
  },
  {
    name: 'upper case and unquoted attributes of an old CMS',
    html: '<P ALIGN=center><FONT SIZE=2 COLOR=#333333>[서울=동포투데이]<BR><IMG SRC=/old/pic.jpg BORDER=0 ALT=\'김 "대표"\'></FONT></P><CENTER>가운데</CENTER><DIV>다음</DIV><A HREF=http://e.kr/?a=1&b=2 TARGET=_new>링크</A>',
  },
  {
    name: 'misnested formatting',
    html: '<p><b>굵게 <i>둘 다</b> 기울임</i></p><div><b>가</div>나</b><p>다</p>',
  },
  {
    name: 'an excerpt cut in the middle',
    html: '<p>[동포투데이]재한 조선족 단체들이 &quot;화합&n... <a href="http://e.kr/',
    text: '[동포투데이]재한 조선족 단체들이 "화합&n...',
  },
  {
    name: 'custom elements and AMP',
    html: '<amp-img src="/a.jpg"></amp-img><news-body><p>본문</p></news-body><center>끝</center>',
  },
];
