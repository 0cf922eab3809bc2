//! Wire v1 as it is read again: other formats are made of it, so that they say the same.

use serde_json::Value;

/// Where something of a report stood in the file.
pub struct Place<'a>(pub &'a Value);

/// The anchors of a checked file, by the places of its form.
pub fn places<'a>(file: &'a Value, place: &str) -> Option<Place<'a>> {
    let found = match place.split_once(':') {
        // The anchor of a number is that of its sentence.
        Some((section, rest)) => {
            let index = rest.split(':').next()?.parse::<usize>().ok()?;
            file.get("sections")?.get(section)?.get("anchors")?.get(index)?
        }
        None => {
            let mut parts = place.split('/');
            let table = file.get("tables")?.get(parts.next()?)?;
            table.get(parts.next()?)?.get(parts.next()?)?.get("anchor")?
        }
    };
    found.is_object().then_some(Place(found))
}

/// A text of why there is no report.
pub fn trouble<'a>(file: &'a Value, key: &str) -> Option<&'a str> {
    file.get("trouble")?.get(key)?.as_str()
}

impl Place<'_> {
    /// The line of a text, from 1.
    pub fn line(&self) -> Option<u64> {
        self.0.get("line").and_then(Value::as_u64)
    }
}
