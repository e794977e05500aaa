/**
 * Loads the parser, which is a chunk of its own. A request asks for it at the moment it starts, so that the code
 * arrives beside the feed.
 */
export const loadParser = () => import('../parse/parse-feed.js');
