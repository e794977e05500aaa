import 'dongpo-widgets/define/headlines.js';
import { Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { render } from 'solid-js/web';
import { BestNews } from './BestNews';
import { consumer, initial, onSelect, type State } from './consumer';

function App() {
  const [state, set] = createStore<State>({ ...initial });
  consumer.set = set;
  return (
    <Show when={state.mounted}>
      <BestNews
        src={state.src}
        feed={state.feed}
        limit={state.limit}
        onSelect={state.listen ? onSelect : undefined}
      />
      <dongpo-headlines
        class="lab"
        src={state.src}
        loading="eager"
        limit={state.limit}
        heading={state.heading}
        heading-level={state.level}
        layout={state.layout}
        debug={state.debug}
        on:dongpo-load={(event) => {
          consumer.loads += event.feed.items.length ? 1 : 0;
        }}
      >
        <Show when={state.fallback}>
          <p>{state.fallback}</p>
        </Show>
        <Show when={state.note}>
          <p slot="footer">{state.note}</p>
        </Show>
      </dongpo-headlines>
    </Show>
  );
}

render(() => <App />, document.querySelector('main')!);
