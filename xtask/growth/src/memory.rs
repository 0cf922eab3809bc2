//! Memory that is taken, and bytes that are moved and compared, counted on the way to the functions that do it.

#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

#[global_allocator]
static COUNTING: Counting = Counting;

/// Bytes held now, the most that were held, and all that were ever asked for.
static HELD: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);
static TAKEN: AtomicUsize = AtomicUsize::new(0);
static MOVED: AtomicUsize = AtomicUsize::new(0);

/// Since [`reset`], in bytes.
#[derive(Clone, Copy)]
pub struct Memory {
    pub peak: usize,
    pub taken: usize,
    /// Moved, filled and compared.
    pub moved: usize,
}

pub fn reset() -> usize {
    let held = HELD.load(Relaxed);
    PEAK.store(held, Relaxed);
    TAKEN.store(0, Relaxed);
    MOVED.store(0, Relaxed);
    held
}

/// `before` is what [`reset`] gave: what was held then is not counted.
pub fn since(before: usize) -> Memory {
    let peak = PEAK.load(Relaxed).saturating_sub(before);
    Memory { peak, taken: TAKEN.load(Relaxed), moved: MOVED.load(Relaxed) }
}

struct Counting;

// SAFETY: everything is handed on to the allocator of the system as it comes.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        take(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        take(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        take(size);
        HELD.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

fn take(size: usize) {
    TAKEN.fetch_add(size, Relaxed);
    let held = HELD.fetch_add(size, Relaxed) + size;
    PEAK.fetch_max(held, Relaxed);
}

/// The linker turns every call of `memmove` into one of `__wrap_memmove`, and so on (`--wrap`): taking the first
/// entry of a long list moves all others, and the compiler has no counter for that.
#[cfg(counted)]
mod wrapped {
    use super::{MOVED, Relaxed};
    use std::ffi::{c_int, c_void};

    macro_rules! wrapped {
        ($($name:ident calls $real:ident($first:ty, $second:ty) -> $out:ty;)*) => { $(
            unsafe extern "C" {
                fn $real(first: $first, second: $second, length: usize) -> $out;
            }

            // SAFETY: the name is the linker's, and no other function has it.
            #[unsafe(no_mangle)]
            unsafe extern "C" fn $name(first: $first, second: $second, length: usize) -> $out {
                MOVED.fetch_add(length, Relaxed);
                // SAFETY: as the caller promises.
                unsafe { $real(first, second, length) }
            }
        )* };
    }

    wrapped! {
        __wrap_memcpy calls __real_memcpy(*mut c_void, *const c_void) -> *mut c_void;
        __wrap_memmove calls __real_memmove(*mut c_void, *const c_void) -> *mut c_void;
        __wrap_memset calls __real_memset(*mut c_void, c_int) -> *mut c_void;
        __wrap_memcmp calls __real_memcmp(*const c_void, *const c_void) -> c_int;
        __wrap_bcmp calls __real_bcmp(*const c_void, *const c_void) -> c_int;
    }
}
