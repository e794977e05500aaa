/** A page without a framework, that keeps its elements as the state says, by attributes where there are any. */
const feeds = new URLSearchParams(location.search).get('feeds');
const main = document.querySelector('main');
const state = {
  src: `${feeds}/feed.json`,
  limit: 3,
  mounted: true,
  listen: true,
  heading: '첫 제목',
  level: 4,
  layout: 'list',
  debug: false,
  fallback: '대신 보이는 글',
  note: '',
};
const onSelect = (event) => {
  consumer.selected.push(event.item.id);
  if (consumer.cancel) event.preventDefault();
};
const onLoad = (event) => {
  consumer.loads += event.feed.items.length ? 1 : 0;
};

function attribute(element, name, value) {
  if (value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : value);
}

function child(element, slot, text) {
  const held = [...element.children].find((each) => each.slot === slot);
  if (!text) held?.remove();
  else if (held) held.textContent = text;
  else element.append(Object.assign(document.createElement('p'), { slot, textContent: text }));
}

function show(best, lab) {
  for (const element of [best, lab]) {
    attribute(element, 'src', state.src);
    attribute(element, 'limit', state.limit);
  }
  best.feed = state.feed;
  if (state.listen) best.addEventListener('dongpo-select', onSelect);
  else best.removeEventListener('dongpo-select', onSelect);
  attribute(lab, 'heading', state.heading);
  attribute(lab, 'heading-level', state.level);
  attribute(lab, 'layout', state.layout);
  attribute(lab, 'debug', state.debug);
  child(lab, '', state.fallback);
  child(lab, 'footer', state.note);
}

const consumer = {
  cancel: true,
  selected: [],
  loads: 0,
  set(patch) {
    Object.assign(state, patch);
    let [best, lab] = main.children;
    if (state.mounted && !best) {
      best = document.createElement('dongpo-best');
      lab = Object.assign(document.createElement('dongpo-headlines'), { className: 'lab', loading: 'eager' });
      lab.addEventListener('dongpo-load', onLoad);
      main.append(best, lab);
    }
    if (state.mounted) show(best, lab);
    else main.replaceChildren();
  },
};
window.consumer = consumer;
main.children[1].addEventListener('dongpo-load', onLoad);
show(...main.children);
