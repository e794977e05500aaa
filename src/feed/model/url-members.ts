/** True for the name of a member of the model that holds an address. */
export const isUrlMember = (name: string): boolean => /(^|_)(url|image)$|icon$|^avatar$/.test(name);
