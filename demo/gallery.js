/** The controls of the gallery, whose page is complete without this script. */
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const isWidget = (element) => element.localName.startsWith('dongpo-');
const widgets = () => all('.stage *').filter(isWidget);

const status = one('#status');
function say(text) {
  status.textContent = '';
  // A live region is announced only if its text changes.
  requestAnimationFrame(() => {
    status.textContent = text;
  });
}

function copyButtons() {
  for (const button of all('.copy')) {
    button.hidden = false;
    button.setAttribute('aria-label', `${button.dataset.label} 코드 복사`);
    let timer;
    button.addEventListener('click', async () => {
      const code = one('code', button.parentElement);
      try {
        await navigator.clipboard.writeText(code.textContent);
        button.textContent = '복사됨';
        say(`${button.dataset.label} 코드를 복사했습니다.`);
      } catch {
        getSelection().selectAllChildren(code);
        button.textContent = '선택됨';
        say('코드를 선택했습니다. Ctrl+C로 복사하세요.');
      }
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.textContent = '복사';
      }, 2000);
    });
  }
}

/** Makes addresses in a copied snippet absolute, so that it works on other pages. */
function absoluteSnippets() {
  for (const code of all('.snippet code'))
    code.textContent = code.textContent.replace(
      /="(\.{0,2}\/[^"]*)"/g,
      // Decoded again, so that `{item}` stays as it is.
      (_, path) => `="${decodeURI(new URL(path, document.baseURI).href)}"`,
    );
}

function schemeSwitch() {
  const button = one('#scheme');
  const root = document.documentElement;
  const show = () => button.setAttribute('aria-pressed', String(root.classList.contains('dark')));
  show();
  button.addEventListener('click', () => {
    const dark = root.classList.toggle('dark');
    try {
      localStorage.setItem('demo-scheme', dark ? 'dark' : 'light');
    } catch {}
    show();
  });
}

function themeSelect() {
  const select = one('#theme');
  const codes = all('.specimen code').map((code) => ({ code, written: code.textContent }));
  const apply = () => {
    const named = select.value !== 'dongpo';
    for (const widget of widgets()) {
      if (named) widget.setAttribute('theme', select.value);
      else widget.removeAttribute('theme');
    }
    for (const { code, written } of codes) {
      code.textContent = named ? written.replace(/(<dongpo-\w+)/, `$1\n  theme="${select.value}"`) : written;
    }
  };
  select.addEventListener('change', apply);
  // Browsers restore the values of a form when the reader comes back.
  apply();
}

function widthSlider() {
  const range = one('#width');
  const output = one('#width-now');
  const stage = one('#specimen-slider .stage');
  const apply = () => {
    stage.style.width = `${range.value}px`;
    output.textContent = `${range.value} px`;
    range.setAttribute('aria-valuetext', `${range.value} 픽셀`);
  };
  range.addEventListener('input', apply);
  apply();
}

function replayButtons() {
  for (const button of all('.replay')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const widget = one('.stage > div > *', button.closest('.specimen'));
      widget.replaceWith(widget.cloneNode(true));
    });
  }
}

async function noticeWhenUnbuilt() {
  const response = await fetch(new URL('dist/cdn/dongpo.js', document.baseURI), { method: 'HEAD' }).catch(
    () => undefined,
  );
  if (!response?.ok) one('#unbuilt').hidden = false;
}

for (const control of all('.controls')) control.hidden = false;
absoluteSnippets();
copyButtons();
schemeSwitch();
themeSelect();
widthSlider();
replayButtons();
noticeWhenUnbuilt();
