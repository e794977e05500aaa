import type { Sentences } from './codes.js';

const sentences: Sentences = {
  'file-unreadable': ['파일을 읽을 수 없습니다', '그 이름의 파일이 있는지 보세요.'],
  'address-refused': ['웹 주소가 아닙니다', 'https://로 시작하는 주소를 쓰세요.'],
  'address-inside': [
    '{}: 내부망 주소이고, 바깥에서 온 것이 가리키므로 묻지 않았습니다',
    '독자에게는 열리지 않는 주소입니다. 그래도 진단하려면 그 주소로 명령을 따로 실행하세요.',
  ],
  'dns-failed': [
    '{}라는 호스트가 없습니다',
    '이름의 철자를 확인하고, 도메인이 만료되지 않았는지, DNS에 주소가 있는지 보세요.',
  ],
  'connection-refused': [
    '{}에 닿았지만 이 포트에서는 응답이 없습니다',
    '웹 서버가 켜져 있는지, 방화벽이 막지 않는지 보세요.',
  ],
  'connection-failed': ['{}에 연결할 수 없습니다', '서버가 켜져 있는지, 해외 접속을 막지 않는지 보세요.'],
  'connection-cut': [
    '{}에서 응답 없이 연결을 끊었습니다',
    '서버의 기록을 보세요. 로봇을 막는 방화벽이거나, 프로그램이 멈춘 것일 수 있습니다.',
  ],
  timeout: [
    '{}에서 제때 응답을 다 보내지 않았습니다',
    '위젯도 8초가 지나면 그만둡니다. 서버가 응답을 캐시해 두게 하세요.',
  ],
  'http-broken': [
    '{}에서 보내는 것이 HTTP가 아닙니다',
    '웹 서버의 포트가 맞는지, 프로그램이 헤더를 직접 쓰지 않는지 보세요.',
  ],
  'http-status': [
    '서버가 오류로 응답합니다: {}',
    '404, 410은 주소가 틀렸거나 없어진 것입니다. 401, 403이면 암호나 로봇 검사 없이 누구나 읽게 하세요. 429면 요청을 줄이거나 한도를 늘리세요. 500 이상이면 서버의 기록을 보세요.',
  ],
  'redirect-loop': ['리디렉션이 끝나지 않습니다', '쿠키 없이도 주소가 바로 응답하게 하세요.'],
  'redirect-refused': ['http(s)가 아닌 곳으로 리디렉션됩니다', 'Location 헤더를 고치세요.'],
  'redirect-insecure': [
    'https에서 http로 리디렉션되어 브라우저가 멈춥니다',
    'https로 리디렉션하고, 마지막 주소를 쓰세요.',
  ],
  redirected: ['다른 주소로 넘어갑니다', '마지막 주소를 쓰면 독자가 덜 기다립니다.'],
  'tls-failed': [
    '{}에 안전하게 연결할 수 없습니다',
    '이 포트에서 https를 TLS 1.2 이상으로 제공하는지 보세요.',
  ],
  'tls-expired': ['{}의 인증서가 만료되었습니다', '갱신하고, 자동으로 갱신되게 하세요.'],
  'tls-not-yet-valid': ['{}의 인증서가 아직 유효하지 않습니다', '서버의 시계와 인증서를 보세요.'],
  'tls-wrong-name': [
    '{}의 인증서에 이 이름이 없습니다',
    '이 이름이 든 인증서를 받거나, 인증서에 있는 주소(www 유무)를 쓰세요.',
  ],
  'tls-self-signed': [
    '{}의 인증서는 브라우저가 모르는 곳에서 서명했습니다',
    '알려진 기관의 인증서를 받으세요. Let’s Encrypt는 무료입니다.',
  ],
  'tls-chain-incomplete': [
    '{}에서 중간 인증서를 보내지 않아 거부하는 브라우저가 있습니다',
    '중간 인증서까지 설치하세요(흔히 fullchain.pem).',
  ],
  'tls-untrusted': ['브라우저가 {}의 인증서를 믿지 않습니다', '알려진 기관에서 새로 받으세요.'],
  'tls-expires-soon': ['{}의 인증서가 14일 안에 만료됩니다', '갱신하고, 왜 자동으로 갱신되지 않는지 보세요.'],
  'https-missing': [
    'http 주소여서 https 페이지에서는 읽을 수 없습니다',
    'https로 제공하고, 어디서나 https://로 쓰세요.',
  ],
  'body-empty': ['응답이 비어 있습니다', '서버의 기록을 보세요. 프로그램이 조용히 실패했을 수 있습니다.'],
  'body-cut': [
    '응답이 가운데에서 끊겨 브라우저가 모두 버립니다',
    '틀린 Content-Length, 시간 제한, 도중에 멈춘 프로그램이 있는지 보세요.',
  ],
  'compression-broken': [
    '압축이 적힌 것과 다릅니다',
    '서버와 프로그램 가운데 한 곳에서만 압축하고 Content-Encoding에 적으세요.',
  ],
  'compression-missing': ['응답을 압축하지 않습니다', '글, XML, JSON에 gzip이나 br을 켜세요.'],
  'too-large': ['위젯이 받는 5MB보다 큽니다', '기사 수를 줄이고, 본문 대신 요약을 넣으세요.'],
  'size-large': [
    '피드가 커서 휴대전화의 독자가 기다립니다',
    '최근 20~50건만, 본문 대신 요약으로 300kB 아래로 만드세요.',
  ],
  'too-slow': [
    '응답에 {}초가 걸려, 위젯이 기다리는 8초를 넘습니다',
    '서버가 캐시나 파일로 준비해 두게 하세요.',
  ],
  slow: [
    '응답에 {}초가 걸립니다',
    '서버가 캐시나 파일로 준비해 두게 하세요. 위젯은 8초가 지나면 그만둡니다.',
  ],
  'time-over': ['시간이 모자라 다 살펴보지 못했습니다', '--timeout을 늘리거나, 피드 하나만 살펴보세요.'],

  'not-a-feed': [
    '위젯이 읽는 피드 형식(format)이 아닙니다',
    'JSON Feed, RSS, Atom의 주소를 쓰세요. 서버가 그 자리에 오류 글을 내는지도 보세요.',
  ],
  'feed-is-page': [
    '피드가 아니라 웹 페이지입니다',
    '피드의 주소를 쓰세요. 흔히 /rss, /feed, /rss.xml입니다. 로그인을 묻는지도 보세요.',
  ],
  'content-type-missing': [
    '응답에 Content-Type이 없습니다',
    'application/rss+xml이나 application/feed+json을 보내세요.',
  ],
  'content-type-wrong': [
    'Content-Type이 피드의 것이 아닙니다. 위젯은 읽지만 다른 리더는 못 읽을 수 있습니다',
    'application/rss+xml, application/atom+xml, application/feed+json 가운데 하나를 charset=utf-8과 함께 보내세요.',
  ],
  'cors-missing': [
    '{}의 페이지는 이 피드를 읽을 수 없습니다: 허용하는 Access-Control-Allow-Origin이 없습니다(CORS)',
    '피드에 "Access-Control-Allow-Origin: *"를 붙여 보내세요.',
  ],
  'cors-twice': [
    'Access-Control-Allow-Origin이 두 번 와서 브라우저가 아무에게도 허용하지 않습니다',
    '서버와 프로그램 가운데 한 곳에서만 보내세요.',
  ],
  'cors-lost-in-redirect': [
    '리디렉션 도중에 다른 페이지의 허용(CORS)이 사라집니다',
    '리디렉션과 피드 모두에 "Access-Control-Allow-Origin: *"를 붙이거나, 마지막 주소를 쓰세요.',
  ],
  'cors-none': [
    '다른 사이트의 페이지는 이 피드를 읽을 수 없습니다(CORS)',
    '읽게 하려면 "Access-Control-Allow-Origin: *"를 붙여 보내세요. 한 사이트에 대해서는 --origin=https://partner.example로 살펴보세요.',
  ],
  'cors-without-vary': [
    'Access-Control-Allow-Origin이 한 페이지만 적고, 페이지마다 다르다는 말이 없습니다',
    '"Access-Control-Allow-Origin: *"를 보내거나 "Vary: Origin"을 함께 보내세요.',
  ],
  'cache-none': [
    '얼마나 보관해도 되는지 말하지 않습니다',
    '"Cache-Control: max-age=60"과 ETag나 Last-Modified를 보내세요.',
  ],
  'cache-without-validator': [
    'ETag도 Last-Modified도 없어 매번 피드 전체를 다시 보냅니다',
    '둘 가운데 하나를 보내고, 새것이 없으면 304로 답하세요.',
  ],
  'cache-forbidden': [
    'no-store여서 모든 페이지의 모든 독자가 서버에 새로 묻습니다',
    '대신 "Cache-Control: max-age=60"을 보내세요.',
  ],
  'cache-too-long': [
    '하루 넘게 보관되어, 정정하거나 내린 기사가 늦게 반영됩니다',
    '"Cache-Control: max-age=60"처럼 길어도 몇 분으로 하세요.',
  ],
  'dates-oldest-first': ['오래된 기사가 먼저 옵니다. 위젯은 앞의 기사를 보입니다', '새 기사를 앞에 두세요.'],
  'dates-unsorted': [
    '기사가 날짜순이 아닙니다',
    '편집자가 정한 순서면 할 일이 없습니다. 아니면 새 기사를 앞에 두세요.',
  ],
  'dates-all-equal': ['모든 기사의 날짜가 같습니다', '피드를 만든 때가 아니라 기사마다 실린 때를 쓰세요.'],
  'feed-stale': ['{}일 동안 새 기사가 없습니다', '피드가 아직 갱신되는지, 맞는 피드인지 보세요.'],
  'terms-hide-all': [
    '피드의 이용 조건 때문에 보일 기사가 없습니다',
    'max_age_days를 늘리거나 새 기사를 넣으세요.',
  ],
  'link-dead': ['열리지 않는 기사가 있습니다', '링크를 고치거나 기사를 빼세요.'],
  'image-dead': ['없는 사진이 있습니다', '주소를 고치거나 빼세요.'],
  'image-no-image': [
    '사진 자리에 사진이 아닌 것이 있습니다',
    '파일 자체의 주소를 쓰세요. 다른 페이지에서 쓰지 못하게 막았는지(핫링크)도 보세요.',
  ],
  'image-too-large': [
    '1MB가 넘는 사진이 있습니다',
    '너비 800픽셀쯤의 작은 사진을 쓰세요. 위젯에서는 작게 보입니다.',
  ],
  'link-unclear': [
    '진단 명령에는 거절하는 링크가 있습니다. 독자에게는 열릴 수 있습니다',
    '로그인하지 않은 브라우저 창에서 열어 보세요.',
  ],
  'link-inside': [
    '내부망을 가리키는 링크나 사진이 있어 묻지 않았습니다',
    '독자에게는 열리지 않는 주소입니다. 내부망에서는 피드가 있는 그 호스트에만 묻습니다.',
  ],

  'page-without-widgets': [
    '페이지에 위젯도, 우리 스크립트도 없습니다',
    '편집기나 플랫폼이 지웠는지 보세요. 피드를 살펴보려던 것이면 피드의 주소를 쓰세요. 페이지에 적힌 피드는 위에 있습니다.',
  ],
  'script-without-widgets': [
    '스크립트는 있지만 위젯이 없습니다',
    '보일 자리에 요소나 <div class="dongpo-widget">을 넣으세요. 다른 스크립트가 넣는다면 할 일이 없습니다.',
  ],
  'script-missing': [
    '위젯은 있지만 움직이게 할 스크립트가 없습니다',
    '<script type="module" src="…/dongpo.js"></script>를 한 번 넣으세요. 플랫폼이 지웠는지도 보세요.',
  ],
  'script-not-found': [
    '우리 스크립트 태그가 없습니다. 페이지의 다른 스크립트에 들어 있을 수 있습니다',
    'dongpo-widgets를 묶어 쓰는 페이지면 할 일이 없습니다. 아니면 <script type="module" src="…/dongpo.js"></script>를 넣으세요.',
  ],
  'script-unreachable': ['스크립트를 불러올 수 없습니다', '브라우저에서 그 주소를 열어 보고 고치세요.'],
  'script-content-type': [
    '스크립트의 Content-Type이 달라 브라우저가 거부합니다',
    '서버가 "Content-Type: text/javascript"를 보내게 하세요.',
  ],
  'script-cors-missing': [
    '스크립트의 서버가 이 페이지에 허용하지 않습니다(CORS)',
    '파일들에 "Access-Control-Allow-Origin: *"를 붙이거나, crossorigin 없이 dongpo.classic.js를 쓰세요.',
  ],
  'script-insecure': [
    'https 페이지에 http 스크립트가 있어 브라우저가 거부합니다',
    '주소를 https://로 쓰세요.',
  ],
  'script-no-module': [
    'dongpo.js에 type="module"이 없어 실패합니다',
    'type="module"을 쓰거나 dongpo.classic.js를 쓰세요.',
  ],
  'script-classic-as-module': [
    'dongpo.classic.js를 모듈로 불러 data-* 설정이 적용되지 않습니다',
    'type="module"을 빼거나 dongpo.js를 쓰세요.',
  ],
  'script-import-unmapped': [
    '꾸러미 이름으로 불러오는데, 브라우저는 그 이름을 모릅니다',
    '묶어서 쓰거나, 그 앞의 import map에 주소를 적으세요.',
  ],
  'integrity-differs': [
    '스크립트가 integrity에 적힌 파일이 아니어서 브라우저가 거부합니다',
    '`npx dongpo-widgets integrity`가 그 판에 대해 찍는 태그를 쓰세요. 내용이 바뀌는 주소에는 적지 마세요.',
  ],
  'integrity-without-cors': [
    '다른 호스트의 스크립트에 integrity를 쓰려면 crossorigin="anonymous"가 있어야 합니다',
    'crossorigin="anonymous"를 더하세요. 파일에는 "Access-Control-Allow-Origin: *"가 있어야 합니다.',
  ],
  'version-other': ['스크립트의 판이 이 진단 명령의 판({})과 다릅니다', 'CHANGELOG를 보고 바꿀지 정하세요.'],
  'version-differs-from-address': [
    '주소에 적힌 판과 파일의 판이 다릅니다',
    '판마다 폴더를 따로 두고, 덮어쓰지 마세요.',
  ],
  'versions-several': [
    '한 페이지에 여러 판이 있습니다',
    '하나만 남기세요. 먼저 온 판이 모든 위젯을 맡습니다.',
  ],
  'widget-unknown': ['그런 요소가 없습니다', '이름을 고치세요.'],
  'widget-self-closed': [
    '이 요소는 />로 닫히지 않아, 뒤의 내용이 모두 그 안에 들어가 보이지 않습니다',
    '<dongpo-best …></dongpo-best>처럼 닫으세요.',
  ],
  'widget-escaped': [
    '코드가 페이지에 글자로 보입니다',
    '글이 아니라 HTML을 넣는 곳(소스 보기, HTML 블록)에 붙이세요.',
  ],
  'widget-without-src': [
    '피드가 없는 위젯이 있습니다',
    'src를 적거나, 모두에 쓰일 data-src를 스크립트 태그에 적으세요. 스크립트로 feed를 넣는다면 할 일이 없습니다.',
  ],
  'markup-not-trusted': [
    '스크립트 태그가 피드의 호스트를 밝히지 않아, 글에 넣은 코드가 위젯으로 바뀌지 않습니다',
    '직접 넣은 것이면 스크립트 태그에 data-upgrade="{}"을 적으세요. 방문자가 쓴 것이면 그대로 두면 됩니다.',
  ],
  'attribute-unknown': ['그런 속성이 없습니다', '고치거나 빼세요. 설명서에 모두 있습니다.'],
  'attribute-value': ['모르는 값이어서 적용되지 않는 속성이 있습니다', '아는 값을 쓰세요.'],
  'reserve-missing': [
    'style에 비워 둔 높이가 없어, 내용이 들어올 때 페이지가 밀릴 수 있습니다',
    '설명서의 style="display:flow-root;min-height:…"를 쓰거나 클래스에 넣으세요.',
  ],
  'feed-address-wrong': [
    '불러올 수 없는 피드 주소가 있습니다',
    'https://로 시작하는 전체 주소를 쓰고, &는 & 또는 &amp; 한 번으로 적으세요. {item}이 있으면 item도 적으세요.',
  ],
  'feed-insecure': ['https 페이지에 http 피드가 있어 브라우저가 거부합니다', '주소를 https://로 쓰세요.'],
  'image-mixed': [
    'https 페이지에 http 사진이 있어 안 보이는 브라우저가 있습니다',
    '신문사에 https 사진을 청하세요.',
  ],
  'feeds-more': ['페이지의 피드 {}개 가운데 다섯 개를 살펴보았습니다', '나머지는 하나씩 살펴보세요.'],
  'csp-script': [
    '페이지의 Content-Security-Policy가 스크립트를 막습니다',
    'script-src(script-src-elem이 있으면 거기에도)에 {}를 더하세요. strict-dynamic이 있으면 태그에 nonce를 적으세요.',
  ],
  'csp-inline-script': [
    '페이지의 Content-Security-Policy가 우리 것을 부르는 인라인 스크립트를 막습니다',
    '정책의 nonce나 해시를 주거나, src로 부르세요.',
  ],
  'csp-chunks': [
    '페이지의 Content-Security-Policy가 스크립트는 허용하지만, 스크립트가 부르는 조각을 막습니다',
    'script-src에 {}를 빗금까지 더하거나, 한 파일인 dongpo.classic.js를 쓰세요.',
  ],
  'csp-feed': ['페이지의 Content-Security-Policy가 피드를 막습니다', 'connect-src에 {}를 더하세요.'],
  'csp-image': ['페이지의 Content-Security-Policy가 사진을 막습니다', 'img-src에 {}를 더하세요.'],
  'csp-style-attribute': [
    '페이지의 Content-Security-Policy가 style="…"을 무시해 비워 둔 높이가 없어집니다',
    'min-height를 스타일시트의 클래스에 넣으세요. 위젯 자신의 스타일은 괜찮습니다.',
  ],
  'csp-trusted-types': [
    '페이지의 trusted-types 목록이 위젯에 필요한 것을 막습니다',
    "trusted-types lit-html dongpo dompurify 'allow-duplicates'로 쓰세요.",
  ],
  'csp-trusted-types-narrow': [
    '페이지의 trusted-types 목록에 때로 필요한 것이 빠졌습니다',
    "dompurify(오래된 브라우저의 기사 본문)와 'allow-duplicates'(페이지의 두 번째 Lit)를 더하세요.",
  ],
  'csp-sandbox': [
    '페이지가 격리되어(sandbox) 스크립트가 돌지 않습니다',
    'sandbox에 allow-scripts를 더하세요.',
  ],
};
export default sentences;
