//! Any text as it is pasted, plain and rich: the reading of tables, headings and prose.
#![no_main]

mod host;

use gouji::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    host::check(text.as_bytes(), Source::PastedText);
    host::check(text.as_bytes(), Source::PastedHtml);
});
