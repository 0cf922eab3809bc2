//! Types that are declared once, for Rust and for TypeScript.

/// The name of a Rust type in TypeScript.
pub trait TypeScript {
    /// `string`, `number`, `'host' | 'person'`.
    fn name() -> String;
}

impl TypeScript for String {
    fn name() -> String {
        "string".into()
    }
}

impl TypeScript for bool {
    fn name() -> String {
        "boolean".into()
    }
}

impl TypeScript for u32 {
    fn name() -> String {
        "number".into()
    }
}

impl TypeScript for u16 {
    fn name() -> String {
        "number".into()
    }
}

/// Declares a struct that crosses as an object of a script, its fields under their names in camel case. Fields that
/// are an `Option` may be left out of the object. `declaration()` is the same as an interface of TypeScript.
macro_rules! crosses {
    ($(#[doc = $about:literal])* struct $name:ident {
        $($(#[doc = $doc:literal])* $field:ident $(: $type:ty)? $(= $optional:ty)?,)*
    }) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Deserialize, serde::Serialize)]
        #[serde(rename_all = "camelCase", default)]
        pub struct $name {
            $(
                $(#[doc = $doc])*
                $(pub $field: $type,)?
                $(#[serde(skip_serializing_if = "Option::is_none")] pub $field: Option<$optional>,)?
            )*
        }

        impl $name {
            /// The interface of TypeScript.
            pub fn declaration() -> String {
                let mut out = concat!("export interface ", stringify!($name), " {\n").to_owned();
                $(
                    $(out.push_str(concat!("  /**", $doc, " */\n"));)*
                    $(out.push_str(&$crate::declared::member::<$type>(stringify!($field), ""));)?
                    $(out.push_str(&$crate::declared::member::<$optional>(stringify!($field), "?"));)?
                )*
                out.push('}');
                out
            }
        }
    };
}

/// Declares an enum that crosses as one of some words.
macro_rules! words {
    ($(#[doc = $about:literal])* enum $name:ident {
        $first:ident = $first_word:literal, $($variant:ident = $word:literal,)*
    }) => {
        $(#[doc = $about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
        pub enum $name {
            #[default]
            #[serde(rename = $first_word)]
            $first,
            $(#[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// Its word.
            pub fn word(self) -> &'static str {
                match self {
                    $name::$first => $first_word,
                    $($name::$variant => $word,)*
                }
            }
        }

        impl $crate::declared::TypeScript for $name {
            fn name() -> String {
                [$first_word, $($word),*].map(|word| format!("'{word}'")).join(" | ")
            }
        }
    };
}

pub(crate) use {crosses, words};

/// `  lastYearName?: string;`
pub(crate) fn member<T: TypeScript>(field: &str, optional: &str) -> String {
    format!("  {}{optional}: {};\n", camel_case(field), T::name())
}

fn camel_case(field: &str) -> String {
    let mut steps = field.trim_start_matches("r#").split('_');
    let first = steps.next().unwrap_or_default().to_owned();
    steps.fold(first, |mut out, step| {
        let mut letters = step.chars();
        out.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        out.push_str(letters.as_str());
        out
    })
}
