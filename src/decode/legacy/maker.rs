//! Small compound files for tests.
