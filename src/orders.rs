//! What the host wants done: a file checked, the screen cleared, a finding shown.

use js_sys::{Function, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::prelude::*;

use super::checker::Host;
use super::state::{Action, Matter, Trouble};
use screen::Question;

#[wasm_bindgen]
extern "C" {
    /// An order as a script gives it. What it does not name is empty.
    type Order;
    /// check, clear, cannot, focus, speak.
    #[wasm_bindgen(method, getter)]
    fn kind(this: &Order) -> String;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Order) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn source(this: &Order) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn bytes(this: &Order) -> Option<Uint8Array>;
    #[wasm_bindgen(method, getter)]
    fn edition(this: &Order) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn year(this: &Order) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn organ(this: &Order) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = lastYear)]
    fn last_year(this: &Order) -> Option<Uint8Array>;
    #[wasm_bindgen(method, getter, js_name = lastYearName)]
    fn last_year_name(this: &Order) -> Option<String>;
    /// Of a finding; of the order itself, where a check is ordered.
    #[wasm_bindgen(method, getter)]
    fn number(this: &Order) -> Option<u32>;
    #[wasm_bindgen(method, getter)]
    fn language(this: &Order) -> Option<String>;
}

/// Does what the host orders, as long as the page stands.
#[hook]
pub fn use_orders(host: &Host, on: &Callback<Action>) {
    let (host, on) = (host.clone(), on.clone());
    use_effect_with((), move |()| {
        let heard = Closure::<dyn Fn(Order)>::new(move |order: Order| {
            if let Some(action) = action(&order) {
                on.emit(action);
            }
        });
        let function: Function = heard.as_ref().unchecked_ref::<Function>().clone();
        host.obey(Some(&function));
        move || {
            host.obey(None);
            drop(heard);
        }
    });
}

fn action(order: &Order) -> Option<Action> {
    Some(match order.kind().as_str() {
        "check" => Action::Ordered(Box::new(Matter {
            question: Question {
                name: order.name().unwrap_or_default(),
                source: order.source().unwrap_or_else(|| "file".to_owned()),
                edition: order.edition().unwrap_or_default(),
                year: order.year().unwrap_or_default(),
                organ: order.organ().unwrap_or_default(),
                last_year: order.last_year_name().unwrap_or_default(),
                ..Question::default()
            },
            bytes: Rc::new(order.bytes()?.to_vec()),
            last_year: order.last_year().map(|bytes| Rc::new(bytes.to_vec())),
            order: order.number()?,
        })),
        "cannot" => Action::Cannot(Trouble::Unreadable { name: order.name()? }),
        "clear" => Action::Clear,
        "focus" => Action::Point(order.number()?),
        "speak" if order.language()? == "en" => Action::Speak("en"),
        "speak" => Action::Speak("zh-CN"),
        _ => return None,
    })
}
