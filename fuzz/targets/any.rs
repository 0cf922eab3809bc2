//! Any bytes as a file: what they are is told by their first bytes, so seeds lead to every reader.
#![no_main]

mod host;

use gouji::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| host::check(bytes, Source::File));
