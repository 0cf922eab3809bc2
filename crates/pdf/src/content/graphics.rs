//! The operators of the graphics state, as far as they decide what is seen (ISO 32000-2 §8.4, §8.6).

use hayro_syntax::content::Instruction;
use hayro_syntax::object::{Array, Dict, Name, Object};
use hayro_syntax::page::Resources;

use super::operands::{number, numbers};
use crate::matrix::Matrix;
use crate::state::{GraphicsState, Ink, StateStack, ink};

/// Chooses colours, and moves and saves the state.
pub(super) fn graphics_operator(
    operator: &[u8],
    instruction: &Instruction<'_, '_>,
    stack: &mut StateStack,
) -> bool {
    if matches!(operator, b"g" | b"rg" | b"k" | b"cs" | b"sc" | b"scn") {
        let named = matches!(instruction.operands().last(), Some(Object::Name(_)));
        stack.current.pattern = named && operator == b"scn";
    }
    match operator {
        b"q" => stack.save(),
        b"Q" => stack.restore(),
        b"cm" => {
            if let Some(matrix) = numbers(instruction) {
                stack.current.to_page = Matrix(matrix).then(stack.current.to_page);
            }
        }
        b"g" | b"rg" | b"k" => stack.current.fill = colour(instruction),
        b"G" | b"RG" | b"K" => stack.current.stroke = colour(instruction),
        // One part may be any ink here, and three are red, green and blue.
        b"sc" | b"scn" => stack.current.fill = three(instruction),
        b"SC" | b"SCN" => stack.current.stroke = three(instruction),
        b"cs" => stack.current.fill = first_colour(instruction),
        b"CS" => stack.current.stroke = first_colour(instruction),
        _ => return false,
    }
    true
}

fn colour(instruction: &Instruction<'_, '_>) -> Ink {
    ink(&instruction.operands().filter_map(number).collect::<Vec<_>>())
}

fn three(instruction: &Instruction<'_, '_>) -> Ink {
    match instruction.operands().filter_map(number).collect::<Vec<_>>().as_slice() {
        parts @ [_, _, _] => ink(parts),
        _ => None,
    }
}

/// The colour that a colour space begins with (§8.6.5.2): black, where it is known to have one.
fn first_colour(instruction: &Instruction<'_, '_>) -> Ink {
    match instruction.operands().last() {
        Some(Object::Name(name)) if name.starts_with(b"Device") => Some([0; 3]),
        _ => None,
    }
}

/// Whether things show through what is filled (§11.6.4.4, §11.6.5.3).
pub(super) fn look(
    instruction: &Instruction<'_, '_>,
    resources: &Resources<'_>,
    state: &mut GraphicsState,
) {
    let Some(Object::Name(name)) = instruction.operands().last() else { return };
    let Some(dict) = resources.get_ext_g_state(name) else { return };
    let alpha = dict.get::<f32>("ca");
    if let Some(alpha) = alpha {
        (state.opaque, state.clear) = (alpha > 0.99, alpha < 0.02);
    }
    let blended = dict.get::<Name<'_>>("BM").is_some_and(|mode| &*mode != b"Normal");
    let masked = dict.get::<Dict<'_>>("SMask").is_some();
    state.opaque &= !(blended || masked || dict.get::<Array<'_>>("BM").is_some());
}
