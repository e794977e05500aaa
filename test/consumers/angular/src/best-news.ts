import 'dongpo-widgets/define/best.js';
import { Component, CUSTOM_ELEMENTS_SCHEMA, input, output } from '@angular/core';
import type { DongpoSelectEvent, Feed } from 'dongpo-widgets';

@Component({
  selector: 'best-news',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <dongpo-best
      [src]="src()"
      [feed]="feed()"
      [limit]="limit()"
      (dongpo-select)="select.emit($event)"
    >
      <a href="https://news.example/">동포투데이 BEST 뉴스</a>
    </dongpo-best>
  `,
})
export class BestNews {
  readonly src = input<string>();
  readonly feed = input<Feed>();
  readonly limit = input(5);
  readonly select = output<DongpoSelectEvent>();
}
