//! The operands of an operator as numbers.

use hayro_syntax::content::Instruction;
use hayro_syntax::object::{Number, Object};

/// The last `COUNT` numbers before an operator; operands in front of them are surplus and ignored.
pub(super) fn numbers<const COUNT: usize>(
    instruction: &Instruction<'_, '_>,
) -> Option<[f64; COUNT]> {
    let all: Vec<f64> = instruction.operands().filter_map(number).collect();
    all.last_chunk().copied()
}

pub(super) fn number(object: &Object<'_>) -> Option<f64> {
    match object {
        Object::Number(number) => Some(Number::as_f64(number)),
        _ => None,
    }
}
