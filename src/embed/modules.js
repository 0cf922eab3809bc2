/**
 * Loads the modules that are loaded when they are needed first. This script is for `trunk serve`, which knows neither
 * the list nor the sizes; in a release one that the build writes takes its place (xtask/src/build.rs).
 */
export const load = (name) => import(`./${name}.js`);

/** Bytes of the WebAssembly, not compressed; undefined where unknown. */
export const size = () => undefined;
