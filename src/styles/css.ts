/** Style text; the name makes editors colour it and the build squeeze it. */
export const css = String.raw;
