//! A part of a page that stays as it is while what it is made of stays the same.
//!
//! leptos takes the attributes off an element and puts them on again whenever it renders it, and a link that is without
//! its address for a moment loses the focus. So what a reader may stand on is rendered only when it differs.

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::ssr::StreamBuilder;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

/// A view, and the words of which it is made: two of equal words are the same.
pub(super) struct Same {
    of: String,
    view: AnyView,
}

/// A view made of these words alone.
pub(super) fn same(of: String, view: AnyView) -> AnyView {
    Same { of, view }.into_any()
}

/// What is on the page.
pub(super) struct SameState {
    of: String,
    state: AnyViewState,
}

impl Render for Same {
    type State = SameState;

    fn build(self) -> SameState {
        SameState { of: self.of, state: self.view.build() }
    }

    fn rebuild(self, there: &mut SameState) {
        if there.of != self.of {
            there.of = self.of;
            self.view.rebuild(&mut there.state);
        }
    }
}

impl Mountable for SameState {
    fn unmount(&mut self) {
        self.state.unmount();
    }

    fn mount(&mut self, parent: &Element, before: Option<&Node>) {
        self.state.mount(parent, before);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.state.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.state.elements()
    }
}

impl AddAnyAttr for Same {
    type Output<NewAttr: Attribute> = <AnyView as AddAnyAttr>::Output<NewAttr>;

    fn add_any_attr<NewAttr: Attribute>(self, attr: NewAttr) -> Self::Output<NewAttr> {
        self.view.add_any_attr(attr)
    }
}

impl RenderHtml for Same {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {
        self.view.dry_resolve();
    }

    async fn resolve(self) -> Self {
        Self { of: self.of, view: self.view.resolve().await }
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        attributes: Vec<AnyAttribute>,
    ) {
        self.view.to_html_with_buf(html, position, escape, mark_branches, attributes);
    }

    fn to_html_async_with_buf<const OUT_OF_ORDER: bool>(
        self,
        html: &mut StreamBuilder,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        attributes: Vec<AnyAttribute>,
    ) {
        self.view.to_html_async_with_buf::<OUT_OF_ORDER>(html, position, escape, mark_branches, attributes);
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> SameState {
        SameState { of: self.of, state: self.view.hydrate::<FROM_SERVER>(cursor, position) }
    }

    fn into_owned(self) -> Self {
        self
    }
}
