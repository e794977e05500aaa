/** What must not compile: each line of the template with `wrong` in it. */
import 'dongpo-widgets/define/best.js';
import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';

@Component({
  selector: 'typed-best',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <dongpo-best #best (dongpo-select)="heard($event.wrongMember)" />
    <dongpo-best (dongpo-select)="click($event)" title="wrong" />
    {{ best.wrongProperty }}
  `,
})
export class TypedBest {
  heard(_id: string): void {}
  click(_event: MouseEvent): void {}
}
