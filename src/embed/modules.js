/**
 * The modules that are loaded when they are needed first. This script serves `trunk serve`, where any module may
 * come and none has a known size; a release has one in its place that names each (xtask/src/build.rs).
 */
export const load = (name) => import(`./${name}.js`);

/** Bytes of the WebAssembly, unpacked; undefined where they are not known. */
export const size = () => undefined;
