import type { Sentences } from './types.js';

const sentences: Sentences = {
  'encoding-differs': [
    '선언된 문자 인코딩이 실제 인코딩과 다릅니다',
    'Content-Type과 XML 선언에 실제 인코딩을 적으세요. 모두 UTF-8로 쓰는 것이 가장 좋습니다.',
  ],
  'encoding-undeclared': [
    'UTF-8이 아닌데 인코딩을 밝히지 않아 추정해서 읽었습니다',
    'UTF-8로 쓰거나 XML 선언에 인코딩을 적으세요.',
  ],
  'encoding-mixed': [
    'UTF-8 피드에 windows-1252 바이트가 섞여 있습니다. 뜻하는 글자로 읽었습니다',
    '글을 저장할 때 UTF-8로 변환하세요. 오래된 데이터베이스나 워드프로세서에서 오는 일이 많습니다.',
  ],
  'encoding-broken': [
    '읽을 수 없어 사라진 글자가 있습니다',
    '글을 바이트가 아니라 글자 단위로 자르고, 한 파일에 인코딩을 섞지 마세요.',
  ],
  'content-encoding-missing': [
    '피드가 gzip으로 압축되어 있는데 Content-Encoding이 없습니다',
    'Content-Encoding: gzip을 보내거나 압축하지 않은 파일을 보내세요.',
  ],
  'xml-text-before': [
    'XML 선언 앞에 다른 내용이 있습니다',
    '<?xml 앞의 빈 줄이나 메시지를 없애세요. 대개 include한 PHP 파일에서 나옵니다.',
  ],
  'xml-text-behind': [
    '피드가 끝난 뒤에 다른 내용이 있거나 피드가 두 번 나옵니다',
    '피드의 닫는 태그에서 출력을 끝내세요.',
  ],
  'xml-doctype': ['피드가 직접 선언한 엔티티는 읽지 않습니다', '글자를 그대로 쓰세요.'],
  'xml-ampersand': ['XML 안에 &가 그대로 들어 있습니다', '주소에서도 &amp;로 쓰세요.'],
  'xml-less-than': ['태그가 아닌 <가 XML 안에 있습니다', '&lt;로 쓰거나 글을 CDATA에 넣으세요.'],
  'xml-entity-undeclared': [
    'XML이 모르는 HTML 문자 이름이 들어 있습니다',
    '글자를 그대로 쓰거나 &#160; 같은 번호로 쓰세요.',
  ],
  'xml-control-character': [
    'XML이 금지하는 제어 문자가 들어 있습니다',
    '기사를 저장할 때 지우세요. 대개 문서 편집기에서 붙여 넣을 때 들어옵니다.',
  ],
  'xml-cdata-unclosed': ['닫히지 않은 CDATA 구역이 있습니다', ']]>로 닫고, 글 속의 ]]>는 나누어 쓰세요.'],
  'xml-tags-crossed': [
    '닫는 태그가 여는 태그와 맞지 않습니다',
    '기사 HTML을 이스케이프하거나 CDATA에 넣으세요.',
  ],
  'xml-prefix-unbound': ['xmlns로 선언하지 않은 접두사를 썼습니다', '루트 요소에 네임스페이스를 선언하세요.'],
  'xml-cut-off': [
    '피드가 중간에 끊겼습니다. 그 앞까지 읽었습니다',
    '서버가 일찍 멈추는지 보세요: 시간 제한, 틀린 Content-Length, 어느 기사에서 난 오류.',
  ],
  'json-control-character': [
    'JSON 문자열 안에 쓸 수 없는 줄바꿈, 탭, 역슬래시가 그대로 들어 있습니다',
    '손으로 쓰지 말고 JSON 라이브러리로 만드세요.',
  ],
  'json-mended': [
    '올바른 JSON이 아닙니다. 읽을 수 있는 만큼 읽었습니다',
    '손으로 잇지 말고 JSON 라이브러리로 쓰세요.',
  ],
  'json-no-json-feed': [
    'JSON Feed는 아니지만 기사 목록을 읽었습니다',
    'JSON Feed 1.1로 제공하는 것이 가장 좋습니다: https://www.jsonfeed.org/version/1.1/',
  ],
  'feed-wrapped': [
    '피드가 HTML 페이지 같은 다른 문서 안에 들어 있습니다',
    '피드만 따로, 형식에 맞는 Content-Type으로 보내세요.',
  ],
  'feed-root-missing': [
    '피드 없이 기사만 있습니다',
    '기사를 <rss><channel>이나 <feed>로 감싸고 피드 제목을 넣으세요.',
  ],
  'feed-without-title': ['피드에 제목이 없습니다', '제목을 넣으세요. 모든 위젯 아래에 출처로 나옵니다.'],
  'feed-without-language': [
    '피드의 언어가 적혀 있지 않습니다',
    'language나 xml:lang을 적으세요. 글자 모양, 줄바꿈, 화면 낭독이 달라집니다.',
  ],
  'feed-without-items': ['피드에 기사가 없습니다', '피드를 만드는 목록이 비었는지 보세요.'],
  'feed-terms': ['피드의 이용 조건에 따라 보이는 내용이 제한됩니다', '뜻한 것이라면 할 일이 없습니다.'],
  'item-empty': ['내용이 없는 항목이 있습니다', '빼세요.'],
  'item-dropped': ['보여 줄 것이 없어 뺀 항목이 있습니다', '모든 항목에 제목과 링크를 넣으세요.'],
  'item-without-title': ['제목이 없는 기사가 있어 요약을 대신 보입니다', '모든 기사에 제목을 넣으세요.'],
  'item-without-link': ['링크가 없어 열 수 없는 기사가 있습니다', '모든 기사에 페이지 주소를 넣으세요.'],
  'item-without-date': [
    '날짜가 없는 기사가 있습니다',
    '모든 기사에 pubDate, published, date_published 중 하나를 넣으세요.',
  ],
  'item-without-image': [
    '사진이 없는 기사가 있습니다',
    'media:content나 enclosure로 가로·세로 크기와 함께 넣으세요.',
  ],
  'id-missing': ['id가 없는 기사가 있어 주소를 대신 씁니다', '모든 기사에 바뀌지 않는 guid나 id를 넣으세요.'],
  'id-repeated': ['여러 기사의 id가 같습니다', '기사마다 다른 id를 넣으세요.'],
  'date-unreadable': [
    '읽을 수 없거나 없는 날짜가 있습니다',
    'RSS는 RFC 822(Mon, 23 Nov 2026 14:05:00 +0900), Atom과 JSON Feed는 RFC 3339로 쓰세요.',
  ],
  'date-implausible': [
    '빈 날짜를 대신하는 값(1년, 1970년 1월 1일)이거나 먼 미래의 날짜가 있어 없는 것으로 읽었습니다',
    '날짜가 없으면 적지 마세요.',
  ],
  'date-ambiguous': [
    '어느 것이 일이고 어느 것이 월인지 알 수 없는 날짜가 있습니다',
    'RSS는 RFC 822(Mon, 23 Nov 2026 14:05:00 +0900), Atom과 JSON Feed는 RFC 3339로 쓰세요.',
  ],
  'date-zone-unknown': [
    '알 수 없는 시간대 이름이거나 시차 두 개가 서로 달라 날짜만 읽었습니다',
    '이름 대신 +0900처럼 시차를 쓰세요.',
  ],
  'date-without-zone': [
    '시간대가 없는 날짜가 있어 신문사의 시간대로 읽었습니다',
    '+0900처럼 시차를 붙이세요. 독자는 여러 시간대에 삽니다.',
  ],
  'date-without-time': ['시각이 없는 날짜가 있습니다', '시와 분을 시차와 함께 쓰세요.'],
  'date-form': [
    '형식에 맞지 않는 날짜가 있습니다',
    'RSS는 RFC 822(Mon, 23 Nov 2026 14:05:00 +0900), Atom과 JSON Feed는 RFC 3339로 쓰세요.',
  ],
  'date-future': [
    '날짜가 미래인 기사가 있습니다',
    '서버의 시계와 시간대를 보세요. 현지 시각에 UTC 표시(Z)를 붙이는 일이 많습니다.',
  ],
  'link-refused': ['http(s)가 아니어서 뺀 주소가 있습니다', 'https로 시작하는 전체 주소를 쓰세요.'],
  'link-replaced': [
    '쓸 수 없는 링크가 있어 기사의 다른 주소(guid, id, 다른 link)를 썼습니다',
    'link에 기사 페이지의 주소를 적으세요.',
  ],
  'link-relative': ['상대 주소가 있어 피드나 사이트의 주소로 채웠습니다', '전체 주소를 쓰세요.'],
  'link-insecure': ['https가 아닌 http 링크가 있습니다', '신문을 https로 제공하고 그렇게 쓰세요.'],
  'image-insecure': [
    '사진이 http여서 https 페이지에서 안 보일 수 있습니다',
    '사진을 https로 제공하고 그렇게 쓰세요.',
  ],
  'image-refused': [
    '프로필 사진, 아이콘, 집계용 픽셀이거나 주소가 아니어서 건너뛴 사진이 있습니다',
    '기사 자체의 사진을 적고, 없으면 비워 두세요.',
  ],
  'body-relative': [
    '본문에 상대 주소가 있어 기사 주소로 채웁니다',
    '전체 주소를 쓰거나 xml:base를 적으세요.',
  ],
  'title-escaped-twice': [
    '두 번 이스케이프된 제목이 있습니다. 다른 리더에서는 &quot;가 그대로 보입니다',
    'XML을 쓸 때 한 번만 이스케이프하세요.',
  ],
  'title-with-tags': ['제목에 HTML 태그가 있어 없앴습니다', '제목은 글로만 쓰세요.'],
  'title-with-element': [
    '제목에 HTML 요소 이름(<select>)이 있습니다. 태그로 읽는 리더도 있습니다',
    'HTML과 XML로 한 번씩 이스케이프하거나(&amp;lt;select&amp;gt;) Atom에서 type="text"로 쓰세요.',
  ],
  'title-with-kicker': [
    '제목 앞의 꼭지 이름과 세로줄을 꼭지로 옮겼습니다',
    '할 일이 없습니다. JSON Feed에서는 _dongpo.kicker가 그 자리입니다.',
  ],
  'text-escaped-twice': [
    '글의 태그를 한 번 더 이스케이프했습니다. 다른 리더에서는 태그가 글자로 보입니다',
    'HTML은 한 번만 이스케이프하거나 그대로 CDATA에 넣으세요.',
  ],
  'excerpt-cut': ['문자 참조 가운데에서 잘린 요약이 있습니다', '먼저 자르고 나중에 이스케이프하세요.'],
  'excerpt-with-dateline': [
    '괄호로 시작하는 요약이 있습니다. 신문 이름이면 없앴습니다',
    '할 일이 없습니다. 자기 신문의 목록에서는 뜻이 없는 말입니다.',
  ],
  'mail-in-body': [
    '기사 끝에 전자우편 주소가 있어 보이지 않게 했습니다',
    '할 일이 없습니다. 기자 이름은 author나 dc:creator에 적으세요.',
  ],
};
export default sentences;
