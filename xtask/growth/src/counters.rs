//! Counters that the compiler puts on the branches of everything it compiles (`-C profile-generate`).
//!
//! Those of LLVM are used and not `-C instrument-coverage`: the latter leaves out what is generic in the standard
//! library, and a search in a list is that.

#![allow(unsafe_code)]

use std::ffi::c_char;

// compiler-rt/lib/profile/InstrProfiling.h, which the toolchain has as `profiler_builtins`.
unsafe extern "C" {
    fn __llvm_profile_begin_counters() -> *mut u64;
    fn __llvm_profile_end_counters() -> *mut u64;
    fn __llvm_profile_set_filename(name: *const c_char);
}

/// Leaves no file of counters behind when the program ends.
pub fn write_no_file() {
    // SAFETY: the name is kept by reference and lives as long as the program.
    unsafe { __llvm_profile_set_filename(c"/dev/null".as_ptr()) }
}

/// How often branches were taken since [`reset`].
pub fn sum() -> u64 {
    // SAFETY: both ends are of one section of counters. They are changed by this thread alone, there is no other.
    unsafe {
        let (mut at, end) = (__llvm_profile_begin_counters(), __llvm_profile_end_counters());
        let mut sum = 0u64;
        while at < end {
            sum = sum.wrapping_add(at.read_volatile());
            at = at.add(1);
        }
        sum
    }
}

pub fn reset() {
    // SAFETY: as in [`sum`].
    unsafe {
        let (mut at, end) = (__llvm_profile_begin_counters(), __llvm_profile_end_counters());
        while at < end {
            at.write_volatile(0);
            at = at.add(1);
        }
    }
}
