//! The schemas of `docs`, held by the crate `jsonschema`.

use jsonschema::{Draft, ValidationError};
use serde_json::Value;

use crate::project::root;

/// A schema of `docs`.
pub fn schema(name: &str) -> Value {
    let path = root().join("docs").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// What in `value` is not as the schema says, each with its pointer.
pub fn errors(schema: &Value, value: &Value) -> Vec<String> {
    let options = jsonschema::options().with_draft(Draft::Draft202012);
    let validator = options.build(schema).unwrap_or_else(|error| panic!("no schema: {error}"));
    let line = |error: ValidationError<'_>| -> String {
        format!("{}: {error}", error.instance_path()).chars().take(300).collect()
    };
    validator.iter_errors(value).map(line).collect()
}
