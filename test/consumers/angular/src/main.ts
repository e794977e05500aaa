import 'dongpo-widgets/define/headlines.js';
import {
  Component,
  CUSTOM_ELEMENTS_SCHEMA,
  type ElementRef,
  provideZonelessChangeDetection,
  signal,
  viewChild,
} from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import type { DongpoHeadlines } from 'dongpo-widgets';
import { BestNews } from './best-news';
import { consumer, initial, onSelect, type State } from './consumer';

@Component({
  selector: 'main',
  imports: [BestNews],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @if (state().mounted) {
      @if (state().listen) {
        <best-news [src]="state().src" [feed]="state().feed" [limit]="state().limit" (select)="onSelect($event)" />
      } @else {
        <best-news [src]="state().src" [feed]="state().feed" [limit]="state().limit" />
      }
      <dongpo-headlines
        #lab
        class="lab"
        loading="eager"
        [src]="state().src"
        [limit]="state().limit"
        [heading]="state().heading"
        [attr.heading-level]="state().level"
        [layout]="state().layout"
        [debug]="state().debug"
        (dongpo-load)="loaded($event.feed.items.length)"
      >
        @if (state().fallback) {
          <p>{{ state().fallback }}</p>
        }
        @if (state().note) {
          <p slot="footer">{{ state().note }}</p>
        }
      </dongpo-headlines>
    }
  `,
})
class App {
  readonly state = signal<State>(initial);
  readonly lab = viewChild<ElementRef<DongpoHeadlines>>('lab');
  readonly onSelect = onSelect;

  constructor() {
    consumer.set = (patch) => this.state.update((before) => ({ ...before, ...patch }));
  }

  loaded(items: number): void {
    consumer.loads += items ? 1 : 0;
  }
}

bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
