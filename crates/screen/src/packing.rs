//! The bytes in which [`Parts`](crate::Parts) cross from one module to the other.
//!
//! Own code instead of a library: a reader that stops at the first fault needs code to drop what it has built so far,
//! for every field of every type. This one continues with empty values, which is a third of the size; the caller
//! asks once, at the end, whether there was a fault.

/// A type that can be packed and unpacked.
pub(crate) trait Packed {
    fn pack(&self, out: &mut Vec<u8>);
    /// An empty value, and a noted fault, where the bytes end or are not valid for the type.
    fn unpack(from: &mut Unpacker<'_>) -> Self;
}

/// Bytes that are being unpacked.
pub(crate) struct Unpacker<'a> {
    rest: &'a [u8],
    /// A value was not valid.
    broken: bool,
}

impl<'a> Unpacker<'a> {
    pub fn new(rest: &'a [u8]) -> Unpacker<'a> {
        Unpacker { rest, broken: false }
    }

    /// Whether all values were valid and no bytes are left.
    pub fn is_sound(&self) -> bool {
        !self.broken && self.rest.is_empty()
    }

    /// Notes a fault. From here on every value is empty.
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

    /// A number of seven bits a byte, the lowest first (LEB128).
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

    /// The number of a variant, below `count`. A fault gives the first, so no first variant may hold
    /// its own type.
    pub fn variant(&mut self, count: u64) -> u64 {
        let number = self.number();
        if number < count {
            return number;
        }
        self.spoil();
        0
    }
}

pub(crate) fn number(mut number: u64, out: &mut Vec<u8>) {
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

            fn unpack(from: &mut Unpacker<'_>) -> $kind {
                <$kind>::try_from(from.number()).unwrap_or_else(|_| { from.spoil(); 0 })
            }
        }
    )* };
}

numbers!(u8, u16, u32, u64);

impl Packed for usize {
    fn pack(&self, out: &mut Vec<u8>) {
        number(*self as u64, out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> usize {
        usize::try_from(from.number()).unwrap_or_else(|_| {
            from.spoil();
            0
        })
    }
}

impl Packed for i32 {
    fn pack(&self, out: &mut Vec<u8>) {
        self.cast_unsigned().pack(out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> i32 {
        u32::unpack(from).cast_signed()
    }
}

impl Packed for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        u8::from(*self).pack(out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> bool {
        from.variant(2) == 1
    }
}

impl Packed for String {
    fn pack(&self, out: &mut Vec<u8>) {
        number(self.len() as u64, out);
        out.extend_from_slice(self.as_bytes());
    }

    fn unpack(from: &mut Unpacker<'_>) -> String {
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

    fn unpack(from: &mut Unpacker<'_>) -> Vec<T> {
        let mut all = Vec::new();
        // A length that is too large is harmless: reading ends with the bytes.
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

    fn unpack(from: &mut Unpacker<'_>) -> Option<T> {
        bool::unpack(from).then(|| T::unpack(from))
    }
}

impl Packed for [i32; 4] {
    fn pack(&self, out: &mut Vec<u8>) {
        for one in self {
            one.pack(out);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> [i32; 4] {
        std::array::from_fn(|_| i32::unpack(from))
    }
}

/// Declares a type and its packing, field by field and variant by variant.
///
/// The fields of a tuple variant have names that only the macro uses: `Line(pieces: Vec<SourcePiece>)`.
macro_rules! packed {
    ($(#[$about:meta])* pub struct $name:ident {
        $($(#[$doc:meta])* pub $field:ident: $type:ty,)*
    } $($more:tt)*) => {
        $(#[$about])*
        pub struct $name {
            $($(#[$doc])* pub $field: $type,)*
        }

        impl $crate::packing::Packed for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                $( $crate::packing::Packed::pack(&self.$field, out); )*
            }

            fn unpack(from: &mut $crate::packing::Unpacker<'_>) -> $name {
                $name { $( $field: $crate::packing::Packed::unpack(from), )* }
            }
        }

        $crate::packing::packed! { $($more)* }
    };
    ($(#[$about:meta])* pub enum $name:ident {
        $($(#[$doc:meta])* $variant:ident $(($($held:ident: $type:ty),+))?,)*
    } $($more:tt)*) => {
        $(#[$about])*
        pub enum $name {
            $($(#[$doc])* $variant $(($($type),+))?,)*
        }

        $crate::packing::packed! { use $name { $($variant $(($($held),+))?,)* } $($more)* }
    };
    // An enum of another crate. Leaving out a variant does not compile.
    (use $name:ident { $($variant:ident $(($($held:ident),+))?,)* } $($more:tt)*) => {
        impl $crate::packing::Packed for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                enum Number { $($variant,)* }
                match self {
                    $($name::$variant $(($($held),+))? => {
                        $crate::packing::number(Number::$variant as u64, out);
                        $($( $crate::packing::Packed::pack($held, out); )+)?
                    })*
                }
            }

            fn unpack(from: &mut $crate::packing::Unpacker<'_>) -> $name {
                enum Number { $($variant,)* }
                let count = [$(Number::$variant,)*].len() as u64;
                let number = from.variant(count);
                $(if number == Number::$variant as u64 {
                    $($( let $held = $crate::packing::Packed::unpack(from); )+)?
                    return $name::$variant $(($($held),+))?;
                })*
                // `variant` gives only numbers below the count.
                $name::unpack(from)
            }
        }

        $crate::packing::packed! { $($more)* }
    };
    () => {};
}
pub(crate) use packed;
