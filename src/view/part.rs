//! An element whose attributes are compared one by one when it is rendered again.
//!
//! The macro's elements take all their attributes off and put them on again each time: the browser then styles and lays
//! out everything below them anew, and a link that is without its address for a moment loses the focus. What changes at
//! every key (the list, its cards, the filters) is made of these parts instead.

use leptos::oco::Oco;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node, Text};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlInputElement;

/// Words of a page.
type Words = Oco<'static, str>;

/// Elements that hold nothing.
const VOID: [&str; 1] = ["input"];

/// An element, begun.
pub(super) fn part(tag: &'static str) -> Part {
    Part { tag, attributes: Vec::new(), styles: Vec::new(), checked: None, value: None, children: Vec::new() }
}

/// An element.
pub(super) struct Part {
    tag: &'static str,
    attributes: Vec<(&'static str, Words)>,
    styles: Vec<(&'static str, String)>,
    checked: Option<bool>,
    value: Option<String>,
    children: Vec<Child>,
}

enum Child {
    Words(Words),
    Part(Part),
    View(AnyView),
}

impl Part {
    /// With an attribute.
    pub(super) fn set(mut self, name: &'static str, value: impl Into<Words>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// With an attribute that has no value, or without it.
    pub(super) fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.set(name, "") } else { self }
    }

    /// Of a class.
    pub(super) fn class(self, class: &'static str) -> Self {
        self.set("class", class)
    }

    /// With a style of its own, which no static page has: the policy allows it to programs alone.
    pub(super) fn style(mut self, name: &'static str, value: String) -> Self {
        self.styles.push((name, value));
        self
    }

    /// A field that holds this. Compared with what is in the field, where a reader may have typed something since.
    pub(super) fn value(mut self, value: String) -> Self {
        self.value = Some(value);
        self
    }

    /// A box, ticked or not; compared likewise.
    pub(super) fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }

    /// With words at its end.
    pub(super) fn words(mut self, words: impl Into<Words>) -> Self {
        self.children.push(Child::Words(words.into()));
        self
    }

    /// With an element at its end.
    pub(super) fn part(mut self, part: Self) -> Self {
        self.children.push(Child::Part(part));
        self
    }

    /// With elements at its end.
    pub(super) fn parts(mut self, parts: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(parts.into_iter().map(Child::Part));
        self
    }

    /// With any other view at its end.
    pub(super) fn view(mut self, view: AnyView) -> Self {
        self.children.push(Child::View(view));
        self
    }
}

/// What is on the page.
pub(super) struct PartState {
    element: Element,
    tag: &'static str,
    attributes: Vec<(&'static str, Words)>,
    styles: Vec<(&'static str, String)>,
    children: Vec<ChildState>,
}

enum ChildState {
    Words(Text, Words),
    Part(PartState),
    View(AnyViewState),
}

impl Child {
    fn build(self) -> ChildState {
        match self {
            Self::Words(words) => ChildState::Words(Rndr::create_text_node(&words), words),
            Self::Part(part) => ChildState::Part(part.build()),
            Self::View(view) => ChildState::View(view.build()),
        }
    }

    /// Renders it where another one is; what cannot become it is replaced.
    fn rebuild(self, there: &mut ChildState) {
        match (self, &mut *there) {
            (Self::Words(words), ChildState::Words(node, before)) => {
                if *before != words {
                    Rndr::set_text(node, &words);
                    *before = words;
                }
            }
            (Self::Part(part), ChildState::Part(before)) if before.tag == part.tag => part.rebuild(before),
            (Self::View(view), ChildState::View(before)) => view.rebuild(before),
            (child, _) => {
                let mut new = child.build();
                there.insert_before_this(&mut new);
                there.unmount();
                *there = new;
            }
        }
    }
}

impl Render for Part {
    type State = PartState;

    fn build(self) -> PartState {
        let element = Rndr::create_element(self.tag, None);
        let (attributes, styles, children) = (Vec::new(), Vec::new(), Vec::with_capacity(self.children.len()));
        let mut there = PartState { element, tag: self.tag, attributes, styles, children };
        self.rebuild(&mut there);
        there
    }

    fn rebuild(self, there: &mut PartState) {
        let PartState { element, attributes, styles, children, .. } = there;
        for (name, _) in attributes.iter().filter(|(name, _)| !self.attributes.iter().any(|(new, _)| new == name)) {
            Rndr::remove_attribute(element, name);
        }
        for (name, value) in self.attributes.iter().filter(|one| !attributes.contains(one)) {
            Rndr::set_attribute(element, name, value);
        }
        for (name, value) in self.styles.iter().filter(|one| !styles.contains(one)) {
            Rndr::set_css_property(&Rndr::style(element), name, value);
        }
        (*attributes, *styles) = (self.attributes, self.styles);
        for mut child in children.drain(self.children.len().min(children.len())..) {
            child.unmount();
        }
        for (at, child) in self.children.into_iter().enumerate() {
            if let Some(there) = children.get_mut(at) {
                child.rebuild(there);
            } else {
                let mut new = child.build();
                new.mount(element, None);
                children.push(new);
            }
        }
        fill(element, self.checked, self.value);
    }
}

/// Sets what a field holds, once its choices are there.
fn fill(element: &Element, checked: Option<bool>, value: Option<String>) {
    // A choice has the same two properties as far as it has any.
    let field: &HtmlInputElement = element.unchecked_ref();
    if let Some(checked) = checked.filter(|checked| field.checked() != *checked) {
        field.set_checked(checked);
    }
    if let Some(value) = value.filter(|value| field.value() != *value) {
        field.set_value(&value);
    }
}

/// Writes an attribute.
fn attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    if !value.is_empty() {
        html.push_str("=\"");
        for part in value.split_inclusive(['&', '"', '<']) {
            let (plain, escaped) = match part.as_bytes() {
                [plain @ .., b'&'] => (plain.len(), "&amp;"),
                [plain @ .., b'"'] => (plain.len(), "&quot;"),
                [plain @ .., b'<'] => (plain.len(), "&lt;"),
                plain => (plain.len(), ""),
            };
            html.push_str(&part[..plain]);
            html.push_str(escaped);
        }
        html.push('"');
    }
}

impl Mountable for ChildState {
    fn unmount(&mut self) {
        match self {
            Self::Words(node, _) => node.unmount(),
            Self::Part(part) => part.unmount(),
            Self::View(view) => view.unmount(),
        }
    }

    fn mount(&mut self, parent: &Element, before: Option<&Node>) {
        match self {
            Self::Words(node, _) => node.mount(parent, before),
            Self::Part(part) => part.mount(parent, before),
            Self::View(view) => view.mount(parent, before),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Words(node, _) => node.insert_before_this(child),
            Self::Part(part) => part.insert_before_this(child),
            Self::View(view) => view.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            Self::Words(..) => Vec::new(),
            Self::Part(part) => part.elements(),
            Self::View(view) => view.elements(),
        }
    }
}

impl Mountable for PartState {
    fn unmount(&mut self) {
        self.element.unmount();
    }

    fn mount(&mut self, parent: &Element, before: Option<&Node>) {
        self.element.mount(parent, before);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

impl AddAnyAttr for Part {
    type Output<NewAttr: Attribute> = Self;

    /// A part has its own attributes and no others.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Part {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        _: Vec<AnyAttribute>,
    ) {
        html.push('<');
        html.push_str(self.tag);
        for (name, value) in &self.attributes {
            attribute(html, name, value);
        }
        if let Some(value) = self.value.filter(|value| self.tag == "input" && !value.is_empty()) {
            attribute(html, "value", &value);
        }
        if self.checked == Some(true) {
            attribute(html, "checked", "");
        }
        html.push('>');
        *position = Position::NextChild;
        if VOID.contains(&self.tag) {
            return;
        }
        let mut inner = Position::FirstChild;
        for child in self.children {
            match child {
                Child::Words(words) => {
                    words.as_str().to_html_with_buf(html, &mut inner, escape, mark_branches, vec![]);
                }
                Child::Part(part) => part.to_html_with_buf(html, &mut inner, escape, mark_branches, vec![]),
                Child::View(view) => view.to_html_with_buf(html, &mut inner, escape, mark_branches, vec![]),
            }
        }
        html.push_str("</");
        html.push_str(self.tag);
        html.push('>');
    }

    /// No page is hydrated: a program replaces what stands in its place.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> PartState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_can_leave_their_place() {
        let html = part("a")
            .set("title", "\"><script>alert('&')</script>")
            .words("</a><script>\"&\"</script>")
            .part(part("input").value("\" autofocus onfocus=\"x".to_owned()))
            .to_html();
        let tree = scraper::Html::parse_fragment(&html);
        let elements: Vec<_> =
            tree.root_element().descendants().filter_map(scraper::ElementRef::wrap).skip(1).collect();
        let [link, input] = elements.as_slice() else { panic!("other elements: {html}") };
        assert_eq!(link.attr("title"), Some("\"><script>alert('&')</script>"));
        assert_eq!(link.text().collect::<String>(), "</a><script>\"&\"</script>");
        assert_eq!(input.value().attrs().collect::<Vec<_>>(), [("value", "\" autofocus onfocus=\"x")]);
    }
}
