//! Lengths on a page, as JSON v1 has them.

use serde::ser::{Serialize, Serializer};

/// Hundredths of a point, written as points.
pub struct Points(pub i32);

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 100.0)
    }
}
