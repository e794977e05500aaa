/** In place of the package, for what the app weighs without it. */
export {};
