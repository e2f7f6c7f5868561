//! Work that a frame need not wait for: a piece behind each frame.
//!
//! What was changed is on the screen first, styled and laid out; the next piece finds a page on which nothing is left to lay
//! out, so measuring costs nothing, and no frame has more to draw than one piece of work changed.

use gloo::timers::callback::Timeout;
use leptos::prelude::{document, window};
use std::cell::RefCell;
use std::collections::VecDeque;
use web_sys::wasm_bindgen::JsCast;
use web_sys::wasm_bindgen::closure::Closure;

/// Pieces of work, and whether a frame is waited for, or one of them is being done.
#[derive(Default)]
struct Frames {
    waiting: VecDeque<Box<dyn FnOnce()>>,
    asked: bool,
}

thread_local! {
    static FRAMES: RefCell<Frames> = RefCell::default();
}

/// Does something behind the next frame; behind a later one where other work has waited longer.
pub(super) fn after_frame(work: impl FnOnce() + 'static) {
    let asked = FRAMES.with_borrow_mut(|frames| {
        frames.waiting.push_back(Box::new(work));
        std::mem::replace(&mut frames.asked, true)
    });
    if !asked {
        ask();
    }
}

fn ask() {
    // A page that nobody sees has no frames.
    if document().hidden() {
        Timeout::new(0, next).forget();
        return;
    }
    let frame = Closure::once_into_js(|| Timeout::new(0, next).forget());
    drop(window().request_animation_frame(frame.unchecked_ref()));
}

fn next() {
    if let Some(work) = FRAMES.with_borrow_mut(|frames| frames.waiting.pop_front()) {
        work();
    }
    let more = FRAMES.with_borrow_mut(|frames| {
        frames.asked = !frames.waiting.is_empty();
        frames.asked
    });
    if more {
        ask();
    }
}
