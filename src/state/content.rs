//! What is in a file. The browser holds it, not this module: a batch of hundreds takes no memory of ours.

use std::fmt::{self, Debug, Formatter};
use std::rc::{Rc, Weak};

use wasm_bindgen::JsValue;

/// The content of a file. Clones are the same content; two files are never equal, whatever is in them.
#[derive(Clone, Default)]
pub struct Content(Rc<Held>);

/// Which content it was, without keeping it alive.
#[derive(Clone, Default)]
pub struct WeakContent(Weak<Held>);

#[derive(Default)]
struct Held {
    blob: JsValue,
    bytes: u64,
}

impl Content {
    /// A `Blob` of so many bytes.
    pub fn new(blob: JsValue, bytes: u64) -> Content {
        Content(Rc::new(Held { blob, bytes }))
    }

    pub fn blob(&self) -> &JsValue {
        &self.0.blob
    }

    /// Its size.
    pub fn bytes(&self) -> u64 {
        self.0.bytes
    }

    pub fn downgrade(&self) -> WeakContent {
        WeakContent(Rc::downgrade(&self.0))
    }
}

impl Debug for Content {
    /// Its size: only a browser could say more.
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        write!(to, "{} bytes", self.0.bytes)
    }
}

impl Eq for Content {}

impl PartialEq for Content {
    fn eq(&self, other: &Content) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl WeakContent {
    /// A weak pointer keeps its address taken, so no other content can be mistaken for this.
    pub fn is(&self, content: &Content) -> bool {
        std::ptr::eq(self.0.as_ptr(), Rc::as_ptr(&content.0))
    }
}
