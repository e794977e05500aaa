import { missing } from '../../text/missing.js';
import type { RareTools } from './rare.js';

let tools: RareTools | undefined;

/** From now on, what few feeds need is there. */
export function provide(rare: RareTools): void {
  tools = rare;
}

/** What the tools for few feeds make of it; until they are loaded, nothing, and a note that they are missing. */
export function rarely<T>(use: (rare: RareTools) => T): T | undefined {
  if (tools) return use(tools);
  missing.any = true;
}
