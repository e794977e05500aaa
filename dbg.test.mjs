import { launch } from './test/e2e/browser.mjs';
import { startSite, doc, news } from './test/e2e/serve.mjs';
import { parseFeed } from './dist/feed/index.js';
import { renderToString } from './dist/ssr/index.js';
const O='https://feeds.test';
const list = await parseFeed(JSON.stringify(news(O)));
const site = await startSite(); const b = await launch('chromium'); const page = await b.open({width:800,height:900});
const html = (await renderToString('dongpo-ticker',{src:O+'/ssr/news.json',limit:3},list)).replaceAll(O,'{{feeds}}');
page.raw.on('console', m=>console.log('console',m.text())); page.raw.on('pageerror', e=>console.log('err',e.message, e.stack));
page.raw.on('response', r=>console.log(r.status(), r.url()));
await page.goto(site.page(doc('<p>A</p>'+`<script>addEventListener('unhandledrejection',e=>console.log(e.reason.stack))</script>`+html+'<p class=below>B</p>{{module}}')));
await new Promise(r=>setTimeout(r,1500)); await page.screenshot('/tmp/t.png'); console.log(await page.evaluate(()=>[...document.querySelector('dongpo-ticker').shadowRoot.querySelectorAll('*')].map(e=>{const r=e.getBoundingClientRect();return [e.localName,e.className,r.x,r.y,r.width,r.height].join(' ')}).join('\n')))
console.log(await page.evaluate(()=>{const e=document.querySelector('dongpo-ticker'); return [e.outerHTML.slice(0,300), !!e.shadowRoot, e.shadowRoot?.innerHTML.length, Object.keys(e), e.data?.state]}));
await b.close(); await site.close();
