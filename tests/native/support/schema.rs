//! As much of JSON Schema (draft 2020-12) as the project's own schemas use. A keyword that is not
//! known here is an error, so that no schema says more than is held against it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, dead_code)]

use std::path::PathBuf;

use serde_json::Value;

/// A schema of `docs`.
pub fn schema(name: &str) -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// What in `value` is not as the schema says, each with its pointer.
pub fn errors(root: &Value, value: &Value) -> Vec<String> {
    let mut errors = Vec::new();
    hold(root, root, value, "", &mut errors);
    errors
}

fn hold(root: &Value, schema: &Value, value: &Value, at: &str, errors: &mut Vec<String>) {
    let Value::Object(rules) = schema else {
        if schema == &Value::Bool(false) {
            errors.push(format!("{at}: is not to be there"));
        }
        return;
    };
    let fails = |schema: &Value, value: &Value| {
        let mut own = Vec::new();
        hold(root, schema, value, at, &mut own);
        !own.is_empty()
    };
    for (rule, told) in rules {
        let broken = match rule.as_str() {
            "$schema" | "$defs" | "title" | "description" => false,
            "$ref" => {
                let target = root.pointer(told.as_str().unwrap().strip_prefix('#').unwrap());
                hold(root, target.unwrap(), value, at, errors);
                false
            }
            "type" => match told {
                Value::Array(types) => !types.iter().any(|told| is(told, value)),
                told => !is(told, value),
            },
            "const" => told != value,
            "enum" => !told.as_array().unwrap().contains(value),
            "anyOf" => told.as_array().unwrap().iter().all(|schema| fails(schema, value)),
            "minimum" => value.as_f64().is_some_and(|value| value < told.as_f64().unwrap()),
            "minItems" => {
                value.as_array().is_some_and(|list| (list.len() as u64) < told.as_u64().unwrap())
            }
            "maxItems" => {
                value.as_array().is_some_and(|list| (list.len() as u64) > told.as_u64().unwrap())
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    hold(root, told, item, &format!("{at}/{index}"), errors);
                }
                false
            }
            "required" => {
                let names = told.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
                value.is_object() && names.into_iter().any(|name| value.get(name).is_none())
            }
            "propertyNames" => {
                let keys = value.as_object().into_iter().flat_map(|object| object.keys());
                keys.into_iter().any(|key| fails(told, &Value::from(key.as_str())))
            }
            "properties" => {
                for (key, schema) in told.as_object().unwrap() {
                    if let Some(inner) = value.get(key) {
                        hold(root, schema, inner, &format!("{at}/{key}"), errors);
                    }
                }
                false
            }
            "additionalProperties" => {
                let known =
                    |key: &str| rules.get("properties").is_some_and(|own| own.get(key).is_some());
                for (key, inner) in value.as_object().into_iter().flatten() {
                    if !known(key) {
                        hold(root, told, inner, &format!("{at}/{key}"), errors);
                    }
                }
                false
            }
            other => panic!("the schema says {other}, which nobody looks at"),
        };
        if broken {
            errors.push(format!("{at}: {rule} {told}, but {value}").chars().take(300).collect());
        }
    }
}

fn is(told: &Value, value: &Value) -> bool {
    match told.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the schema says the type {other}"),
    }
}
