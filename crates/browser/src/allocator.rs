//! Memory of a module of WebAssembly: an allocator of a third of the size of that of the standard library,
//! in every module once.

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
