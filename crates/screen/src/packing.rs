//! The bytes in which a [`Screen`](super::Screen) crosses from one module to the other.
//!
//! Own code: a reader that stops at the first thing that is amiss has to take down what it has built so
//! far, for every field of every type; one that goes on with nothing is a third of it. Whether something
//! was amiss is asked once, at the end.

/// Writes itself, and makes itself of what was written.
pub(super) trait Packed {
    fn pack(&self, out: &mut Vec<u8>);
    /// Something empty where the bytes are at their end or are not of its kind.
    fn unpack(from: &mut Parcel<'_>) -> Self;
}

/// Bytes that are being read.
pub(super) struct Parcel<'a> {
    rest: &'a [u8],
    /// Something was not as it is written.
    broken: bool,
}

impl<'a> Parcel<'a> {
    pub fn new(rest: &'a [u8]) -> Parcel<'a> {
        Parcel { rest, broken: false }
    }

    /// Whether all was as it is written, and nothing is left.
    pub fn is_sound(&self) -> bool {
        !self.broken && self.rest.is_empty()
    }

    pub fn spoil(&mut self) {
        self.broken = true;
        self.rest = &[];
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        let Some((taken, rest)) = self.rest.split_at_checked(count) else {
            self.spoil();
            return &[];
        };
        self.rest = rest;
        taken
    }

    /// Seven bits a byte, the lowest first; the last is below 128.
    pub fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let [byte] = *self.take(1) else { return 0 };
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return number;
            }
            shift += 7;
            if shift > 63 {
                self.spoil();
                return 0;
            }
        }
    }
}

pub(super) fn number(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

macro_rules! numbers {
    ($($kind:ty),*) => { $(
        impl Packed for $kind {
            fn pack(&self, out: &mut Vec<u8>) {
                number(u64::from(*self), out);
            }

            fn unpack(from: &mut Parcel<'_>) -> $kind {
                <$kind>::try_from(from.number()).unwrap_or_else(|_| { from.spoil(); 0 })
            }
        }
    )* };
}

numbers!(u8, u32, u64);

impl Packed for i32 {
    fn pack(&self, out: &mut Vec<u8>) {
        self.cast_unsigned().pack(out);
    }

    fn unpack(from: &mut Parcel<'_>) -> i32 {
        u32::unpack(from).cast_signed()
    }
}

impl Packed for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        u8::from(*self).pack(out);
    }

    fn unpack(from: &mut Parcel<'_>) -> bool {
        from.number() == 1
    }
}

impl Packed for String {
    fn pack(&self, out: &mut Vec<u8>) {
        number(self.len() as u64, out);
        out.extend_from_slice(self.as_bytes());
    }

    fn unpack(from: &mut Parcel<'_>) -> String {
        let length = usize::try_from(from.number()).unwrap_or(usize::MAX);
        let text = std::str::from_utf8(from.take(length));
        text.unwrap_or_else(|_| {
            from.spoil();
            ""
        })
        .to_owned()
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        number(self.len() as u64, out);
        for one in self {
            one.pack(out);
        }
    }

    fn unpack(from: &mut Parcel<'_>) -> Vec<T> {
        let mut all = Vec::new();
        // A length that is a lie comes to its end with the bytes.
        for _ in 0..from.number() {
            if from.broken {
                break;
            }
            all.push(T::unpack(from));
        }
        all
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.is_some().pack(out);
        if let Some(one) = self {
            one.pack(out);
        }
    }

    fn unpack(from: &mut Parcel<'_>) -> Option<T> {
        bool::unpack(from).then(|| T::unpack(from))
    }
}

impl Packed for [i32; 4] {
    fn pack(&self, out: &mut Vec<u8>) {
        for one in self {
            one.pack(out);
        }
    }

    fn unpack(from: &mut Parcel<'_>) -> [i32; 4] {
        std::array::from_fn(|_| i32::unpack(from))
    }
}

/// Packs a type field by field. A field that is left out does not compile.
macro_rules! packed {
    ($($name:ident { $($field:ident),* $(,)? })*) => { $(
        impl Packed for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                $( self.$field.pack(out); )*
            }

            fn unpack(from: &mut Parcel<'_>) -> $name {
                $name { $( $field: Packed::unpack(from), )* }
            }
        }
    )* };
}
pub(super) use packed;
