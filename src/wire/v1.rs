//! The JSON of a checked file, version 1: one object a file, the same bytes everywhere.
