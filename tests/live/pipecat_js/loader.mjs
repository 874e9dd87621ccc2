// The client's ES modules are named .js in packages that do not say so; older Nodes would take them for CommonJS.
export const load = (url, context, next) =>
  next(url, url.endsWith(".module.js") ? { ...context, format: "module" } : context);
