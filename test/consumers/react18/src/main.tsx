import { DongpoHeadlines } from 'dongpo-widgets/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BestNews } from './BestNews';
import { consumer, initial, onSelect, type State } from './consumer';

function App() {
  const [state, set] = useState<State>(initial);
  consumer.set = (patch) => set((before) => ({ ...before, ...patch }));
  if (!state.mounted) return null;
  return (
    <>
      <BestNews
        src={state.src}
        feed={state.feed}
        limit={state.limit}
        onSelect={state.listen ? onSelect : undefined}
      />
      <DongpoHeadlines
        className="lab"
        src={state.src}
        loading="eager"
        limit={state.limit}
        heading={state.heading}
        headingLevel={state.level}
        layout={state.layout}
        debug={state.debug}
        onDongpoLoad={(event) => {
          consumer.loads += event.feed.items.length ? 1 : 0;
        }}
      >
        {state.fallback && <p>{state.fallback}</p>}
        {state.note && <p slot="footer">{state.note}</p>}
      </DongpoHeadlines>
    </>
  );
}

createRoot(document.querySelector('main')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
