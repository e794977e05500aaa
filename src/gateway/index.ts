/** `dongpo-widgets/gateway`: feeds behind one web-standard handler. Portable: nothing of Node here. */
export { type Editing, publish } from '../publish/publish.js';
