//! (Reading, Findings) → [`crate::wire::page::Paper`]: the official page as plain data.
