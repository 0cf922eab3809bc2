//! The allocator of the WebAssembly modules. Its code has a third of the size of the standard library's, and every
//! module contains it once.

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
